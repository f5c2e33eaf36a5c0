import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ENVIRONMENTS, synthExample, type Synthesized } from '../testing/example-service';
import { ACCEPTED_FINDINGS } from './accepted-findings';

/** As it has always been: every finding, whatever was acknowledged. */
class Unforgiving extends AwsSolutionsChecks {}
Object.defineProperty(Unforgiving.prototype, 'isAcknowledged', { value: () => false });

function findings({ app }: Synthesized, pack = new AwsSolutionsChecks(app)): string[] {
  return pack.validateScope(app).violations.map(({ ruleName }) => ruleName);
}

function acknowledged({ app }: Synthesized): [id: string, reason: string][] {
  return app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => [id.replace(/^annotation::/i, ''), reason]);
}

describe.each(ENVIRONMENTS)('the AwsSolutions pack in %s', (environment) => {
  test.each(['nodejs22.x', 'nodejs24.x'] as const)('finds nothing for %s', (runtime) => {
    expect(findings(synthExample(environment, { runtime }))).toEqual([]);
  });

  test('finds exactly what is acknowledged', () => {
    const example = synthExample(environment);
    const ids = acknowledged(example).map(([id]) => id);
    expect(findings(example, new Unforgiving(example.app)).sort()).toEqual(
      [...new Set(ids)].sort(),
    );
  });

  test('every acknowledgement is in the list, with its reason', () => {
    const listed = Object.values(ACCEPTED_FINDINGS).flatMap(({ rules, reason }) =>
      rules.map((rule) => `${rule} ${reason}`),
    );
    for (const [id, reason] of acknowledged(synthExample(environment))) {
      expect(listed).toContain(`${id.replace(/\[.*/, '')} ${reason}`);
    }
  });
});

test('it would tell', () => {
  const change = (stack: Synthesized['stack']) => void new Bucket(stack, 'deals-ms-bucket');
  expect(findings(synthExample('staging', { change }))).toContain('AwsSolutions-S1');
});
