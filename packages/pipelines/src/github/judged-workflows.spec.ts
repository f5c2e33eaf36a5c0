import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { STRATEGIES } from '../strategies/all-strategies';
import { exampleModel, threeEnvironments } from '../testing/example-model';
import { type Finding, judgeAll } from '../testing/judges';
import { githubActions } from './github-actions';

/** What actionlint 1.7.12, the newest, does not know yet, and GitHub's own parser does. */
const NOT_KNOWN_YET: readonly Pick<Finding, 'tool' | 'message'>[] = [
  { tool: 'actionlint', message: 'unexpected key "queue" for "concurrency" section' },
];

const isKnown = ({ tool, message }: Finding): boolean =>
  NOT_KNOWN_YET.some((known) => known.tool === tool && message.startsWith(known.message));

const home = mkdtempSync(join(tmpdir(), 'pipelines-judged-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('nobody has anything against the workflows of any strategy, with one, three or forty services', async () => {
  const cases = STRATEGIES.flatMap((strategy) =>
    [1, 3, 40].map((services) => ({ strategy, services })),
  );
  const folders = cases.map(({ strategy, services }) => {
    const folder = join(home, `${strategy.name}-${services}`);
    const environments = strategy.name === 'gitflow' ? { environments: threeEnvironments } : {};
    const model = exampleModel(services, environments);
    const settings = { runner: githubActions.defaultRunner, nodeVersion: '24' };
    const files = githubActions.render(strategy.pipelines(model), model, settings);
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  });
  const judged = await judgeAll(folders);
  const found = judged.flatMap((findings, at) =>
    findings
      .filter((finding) => !isKnown(finding))
      .map((finding) => ({ ...cases[at], strategy: cases[at]?.strategy.name, ...finding })),
  );
  expect(found).toEqual([]);
  expect(judged.flat().some(isKnown)).toBe(true);
}, 180_000);
