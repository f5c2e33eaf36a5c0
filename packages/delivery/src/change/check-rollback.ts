import type { LogRecord } from '../state/log/record';
import type { GoingAlong, Obstacle } from '../rollback/plan/types';
import { environmentAfter } from './environment-state';
import { currentOf, documentsForBack } from './plan-back';
import { planIntact, type RollBackInput } from './roll-back';
import { nameOf } from './running-release';

/** Whether a service could go back now. */
export interface RollbackCheck {
  service: string;
  /** What it runs. */
  release: string;
  /** `alone`: to `moves[0]`. `with-others`: as `moves` says. `impossible`: for `obstacles`. */
  possible: 'alone' | 'with-others' | 'impossible';
  moves: { service: string; to: string }[];
  /** Why the others have to go with it. */
  along: GoingAlong[];
  obstacles: Obstacle[];
}

/**
 * Answers for every service of an environment whether it could go back now: artifacts are there and intact, ranges and documents
 * hold. Nothing is touched.
 *
 * @param records of the environment
 * @throws as `planIntact`
 */
export async function checkRollback(
  records: readonly LogRecord[],
  input: Pick<RollBackInput, 'known' | 'inspect' | 'loadContracts'>,
): Promise<RollbackCheck[]> {
  const state = environmentAfter(records);
  const contracts = await input.loadContracts?.(documentsForBack(state, input.known));
  const loadContracts = contracts && (() => Promise.resolve(contracts));
  const inspected = new Map<string, Promise<string | null>>();
  const inspect: RollBackInput['inspect'] = (service, release) => {
    const key = `${service} ${release.artifact} ${release.provenance}`;
    const known = inspected.get(key) ?? input.inspect(service, release);
    inspected.set(key, known);
    return known;
  };
  const checks: RollbackCheck[] = [];
  for (const service of Object.keys(state.services).sort()) {
    const current = currentOf(state, service);
    if (current === null) continue;
    const release = nameOf(current);
    const alone = await planIntact(records, {
      ...input,
      inspect,
      loadContracts,
      target: { kind: 'service', service },
    });
    const faulty = [{ service, name: release }];
    const plan = alone.possible
      ? alone
      : await planIntact(records, {
          ...input,
          inspect,
          loadContracts,
          target: { kind: 'faulty', faulty },
        });
    const moves = plan.possible
      ? plan.steps.map(({ service: moved, to }) => ({ service: moved, to: nameOf(to) }))
      : [];
    const possible = !plan.possible ? 'impossible' : moves.length > 1 ? 'with-others' : 'alone';
    checks.push({
      service,
      release,
      possible,
      moves,
      along: plan.possible ? plan.along : [],
      obstacles: plan.possible ? [] : plan.obstacles,
    });
  }
  return checks;
}
