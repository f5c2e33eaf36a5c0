import type { Input, Pipeline, Trigger } from '../model/pipeline';

/** The `on` of a workflow. */
export function triggersOf({ triggers, inputs }: Pipeline): Record<string, unknown> {
  const on: Record<string, unknown> = {};
  const branches = branchesOf(triggers, 'push');
  const tags = triggers.flatMap((trigger) =>
    trigger.on === 'tag' ? [trigger.pattern, `!${trigger.except}`] : [],
  );
  if (branches.length > 0 || tags.length > 0)
    on['push'] = { ...(branches.length > 0 && { branches }), ...(tags.length > 0 && { tags }) };
  const requests = branchesOf(triggers, 'pull-request');
  if (requests.length > 0) on['pull_request'] = { branches: requests };
  const queues = branchesOf(triggers, 'merge-queue');
  if (queues.length > 0) on['merge_group'] = { branches: queues };
  const schedules = triggers.flatMap((trigger) =>
    trigger.on === 'schedule' ? [{ cron: trigger.cron }] : [],
  );
  if (schedules.length > 0) on['schedule'] = schedules;
  if (triggers.some((trigger) => trigger.on === 'manual')) on['workflow_dispatch'] = asked(inputs);
  if (triggers.some((trigger) => trigger.on === 'call')) on['workflow_call'] = given(inputs);
  return on;
}

function branchesOf(
  triggers: readonly Trigger[],
  on: 'push' | 'pull-request' | 'merge-queue',
): string[] {
  return triggers.flatMap((trigger) =>
    trigger.on === on && 'branches' in trigger ? [...trigger.branches] : [],
  );
}

function asked(inputs: readonly Input[]): object {
  return withInputs(inputs, ({ choices }) =>
    choices === undefined ? { type: 'string' } : { type: 'choice', options: [...choices] },
  );
}

function given(inputs: readonly Input[]): object {
  return withInputs(inputs, () => ({ type: 'string' }));
}

function withInputs(inputs: readonly Input[], typeOf: (input: Input) => object): object {
  if (inputs.length === 0) return {};
  const entries = inputs.map((input) => {
    const { name, description, required } = input;
    return [name, { description, required, ...typeOf(input) }];
  });
  return { inputs: Object.fromEntries(entries) };
}
