import type { FiringAlarm, ListedStack, StackResource } from '../../infrastructure/cloud/cloud';
import type { LookedAt } from '../service-stacks';

/** A stack as a test has it; `owns`: type and physical id of each resource. */
export interface MemoryStack extends Partial<Omit<ListedStack, 'name'>> {
  name: string;
  owns?: [type: string, physicalId: string][];
}

/** A stack of a service of the shop in production. */
export function stackOf(service: string, more: Partial<MemoryStack> = {}): MemoryStack {
  const name = `${service}-production`;
  const tags = { application: 'shop', service, environment: 'production' };
  return { name, id: `arn:${name}`, tags, ...more };
}

/** A cloud in memory that is only looked at, and what it was asked. */
export function memoryCloud(
  stacks: readonly MemoryStack[],
  alarms: readonly FiringAlarm[] = [],
): LookedAt & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async listStacks(_place, tags) {
      asked.push('listStacks');
      return stacks
        .filter((stack) =>
          Object.entries(tags).every(([key, value]) => stack.tags?.[key] === value),
        )
        .map((stack) => ({
          id: stack.name,
          status: 'UPDATE_COMPLETE',
          statusReason: null,
          nested: false,
          tags: {},
          parameters: {},
          ...stack,
        }));
    },
    async resources({ name }) {
      asked.push(`resources ${name}`);
      const { owns = [] } = stacks.find(({ id }) => id === name) ?? {};
      return owns.map(([type, physicalId], at): StackResource => ({
        logicalId: `R${at}`,
        physicalId,
        type,
        status: 'CREATE_COMPLETE',
      }));
    },
    async firingAlarms() {
      asked.push('firingAlarms');
      return [...alarms];
    },
  };
}
