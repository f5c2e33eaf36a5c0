/** Installs cfn-lint from PyPI on the first run. Where that cannot be, it is skipped, but not in CI. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCfnLint } from '../testing/cfn-lint';
import { ENVIRONMENTS, synthExample } from '../testing/example-service';
import { newFolder } from '../testing/test-app';

const cfnLint = openCfnLint();
const testLint = 'missing' in cfnLint && !process.env['CI'] ? test.skip : test;

function findings(templates: Record<string, unknown>): string[] {
  if ('missing' in cfnLint) throw new Error(cfnLint.missing);
  const folder = newFolder();
  const files = Object.entries(templates).map(([name, template]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(template));
    return file;
  });
  return cfnLint
    .lint(files)
    .map(({ Rule, Location, Message }) => `${Rule.Id} ${Location.Path.join('.')}: ${Message}`);
}

testLint('the templates of all environments and runtimes are clean', () => {
  const templates = Object.fromEntries(
    ENVIRONMENTS.flatMap((environment) =>
      (['nodejs22.x', 'nodejs24.x'] as const).map((runtime) => [
        `${environment}-${runtime}`,
        synthExample(environment, { runtime }).template.toJSON(),
      ]),
    ),
  );
  expect(Object.keys(templates)).toHaveLength(8);
  expect(findings(templates)).toEqual([]);
});

testLint('it would tell', () => {
  const Function = {
    Type: 'AWS::Lambda::Function',
    Properties: { Code: { ZipFile: '' }, Role: 'role', MemorySize: 'much' },
  };
  expect(findings({ bad: { Resources: { Function } } }).join('\n')).toMatch(/^E\d{4} /m);
});
