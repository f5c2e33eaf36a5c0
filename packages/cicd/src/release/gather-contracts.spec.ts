import type { GatherChecks, ServicePlan } from '@org/release';
import { gatherContracts } from './gather-contracts';

type Gathering = Parameters<GatherChecks>[0];
type Files = Readonly<Record<string, string | object>>;

const RELEASED = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);

const documentOf = (...properties: string[]): object => ({
  openapi: '3.1.0',
  info: { title: 'deals-ms', version: '0' },
  paths: {
    '/deals': {
      get: {
        responses: {
          200: {
            description: 'Deals',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: properties,
                  properties: Object.fromEntries(
                    properties.map((name) => [name, { type: 'string' }]),
                  ),
                },
              },
            },
          },
        },
      },
    },
  },
});

/** What was asked for, and files by commit. */
function gathering(before: Files, after: Files): Gathering & { asked: number } {
  const all: Record<string, Files> = { [RELEASED]: before, [HEAD]: after };
  const made = {
    asked: 0,
    head: HEAD,
    services: [
      { name: 'deals-ms', root: 'apps/deals-ms', released: RELEASED },
      { name: 'new-ms', root: 'apps/new-ms', released: null },
    ],
    readFiles: async (files: Parameters<Gathering['readFiles']>[0]) => {
      made.asked += 1;
      return files.map(({ commit, path }) => {
        const found = all[commit]?.[path];
        return found === undefined || typeof found === 'string'
          ? (found ?? null)
          : JSON.stringify(found);
      });
    },
  };
  return made;
}

const planned = (bump: ServicePlan['bump'], nextVersion: string | null): ServicePlan =>
  ({ name: 'deals-ms', currentVersion: '1.0.0', bump, nextVersion }) as ServicePlan;

const FILE = 'apps/deals-ms/openapi.json';

async function judged(before: Files, after: Files, plan: ServicePlan): Promise<string[]> {
  const checks = await gatherContracts(gathering(before, after));
  return checks.flatMap((check) => check.judge(plan, [plan]).map(({ reason }) => reason));
}

test('a document that breaks is refused without a major version, with operation and field', async () => {
  const files = [{ [FILE]: documentOf('id', 'price') }, { [FILE]: documentOf('id') }] as const;
  const [reason = ''] = await judged(...files, planned('minor', '1.1.0'));
  expect(reason).toContain('GET /deals');
  expect(reason).toContain('price');
  expect(reason).toContain('1.0.0 → 1.1.0 is no major version');
  expect(await judged(...files, planned('major', '2.0.0'))).toEqual([]);
  expect(await judged(...files, planned('none', null))).toEqual([]);
  expect(await judged(files[1], files[0], planned('minor', '1.1.0'))).toEqual([]);
});

test('a service without a document, or without a release, is not judged; all are read at once', async () => {
  const nothing = gathering({}, { 'apps/new-ms/openapi.json': documentOf('id') });
  expect(await gatherContracts(nothing)).toEqual([]);
  expect(nothing.asked).toBe(1);
  expect(await judged({}, { [FILE]: documentOf('id') }, planned('patch', '1.0.1'))).toEqual([]);
});

test('a document that is no JSON is refused by name', async () => {
  await expect(judged({ [FILE]: '{' }, {}, planned('patch', '1.0.1'))).rejects.toThrow(
    `apps/deals-ms/openapi.json at ${RELEASED.slice(0, 12)} is no JSON`,
  );
});
