import { ENVIRONMENTS, synthExample } from '../testing/example-service';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
}

function statementsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Effect' in value && 'Action' in value ? [value as Statement] : [];
  return [...own, ...Object.values(value).flatMap(statementsIn)];
}

/** `*` here is a wildcard of its own, or the end of one: what a statement is about in words. */
function wildcards({ Resource }: Statement): string[] {
  return [Resource]
    .flat()
    .map((resource) => JSON.stringify(resource))
    .filter((text) => text?.includes('*'));
}

describe.each(ENVIRONMENTS)('in %s', (environment) => {
  const statements = statementsIn(synthExample(environment).template.toJSON());

  test('no action has a wildcard', () => {
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(15);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('only tracing, discovery and the key of AWS have a wildcard in what they are about', () => {
    const allowed = statements.filter((statement) => wildcards(statement).length > 0);
    const tracing = [['xray:PutTraceSegments', 'xray:PutTelemetryRecords']];
    expect(allowed.map(({ Action }) => Action)).toEqual([
      ...(environment === 'local' ? [] : tracing),
      ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      'kms:Decrypt',
    ]);
  });
});
