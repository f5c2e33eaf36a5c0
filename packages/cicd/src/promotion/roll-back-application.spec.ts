import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ContractInput,
  type DeliveryStores,
  openLog,
  packageService,
  promote,
  sealRelease,
} from '@org/delivery';
import { applicationContext } from '../executors/testing/executor-workspace';
import { environmentsMetadata } from '../graph/environments-metadata';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { type RollbackOptions, rollBackProject } from './roll-back-application';
import { folderStores } from './testing/sealed-stores';

/** The document of a service that answers an object with these members, all of them texts. */
function answering(...members: string[]): object {
  const properties = Object.fromEntries(members.map((name) => [name, { type: 'string' }]));
  const schema = { type: 'object', required: members, properties };
  const content = { 'application/json': { schema } };
  return { openapi: '3.1.0', paths: { '/deals': { get: { responses: { 200: { content } } } } } };
}

const ALONG =
  'bff-api goes along: bff-api 1.1.0 needs deals-ms ^1.0.0 as it was built against (GET /deals, response 200 › application/json › price: price is no longer there).';

/** Staging has 1.1.0 of both; what bff-api was built against then, deals-ms 1.0.0 does not answer. */
describe('going back, where documents say who goes together', () => {
  let workspace: TempFolder;
  let stores: DeliveryStores;
  let documents: Set<string>;

  beforeEach(async () => {
    workspace = tempFolder();
    workspace.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
    });
    stores = await folderStores(workspace.path);
    documents = new Set();
    await release('1.0.0', 'a', answering('name'));
    await release('1.1.0', 'b', answering('name', 'price'));
  });

  afterEach(() => workspace.remove());

  async function release(version: string, letter: string, document: object): Promise<void> {
    const sourceCommit = letter.repeat(40);
    await pack('deals-ms', sourceCommit, {}, { document, uses: {} });
    const uses = { 'deals-ms': { document, operations: null } };
    await pack('bff-api', sourceCommit, { 'deals-ms': '^1.0.0' }, { document: null, uses });
    const services = Object.fromEntries(
      ['deals-ms', 'bff-api'].map((name) => [
        name,
        { version, tag: `${name}@v${version}`, sourceCommit },
      ]),
    );
    const { sealed, fingerprint } = await sealRelease(
      { application: 'super-deals', version, sourceCommit, services },
      { stores, trusted: new Map(), by: 'ada', now: () => new Date() },
    );
    documents.add(sealed.services['deals-ms']?.contract?.document ?? '');
    const log = openLog(stores.state, { application: 'super-deals', environment: 'staging' });
    const deliver = () => Promise.resolve({ ok: true as const });
    await promote(log, { sealed, fingerprint, by: 'ada', lock: { holder: 'a test' }, deliver });
  }

  async function pack(
    service: string,
    sourceCommit: string,
    consumes: Record<string, string>,
    contract: ContractInput,
  ): Promise<void> {
    const outDir = join(workspace.path, 'staging');
    mkdirSync(outDir, { recursive: true });
    writeFileSync(join(outDir, 'manifest.json'), '{"version":"36.0.0","artifacts":{}}');
    const root = workspace.path;
    await packageService({
      ...{ service, application: 'super-deals', consumes, contract, sourceCommit, stores },
      ...{ repository: null, files: [], machine: {}, by: 'ada', builder: 'urn:test' },
      environments: { staging: { app: { service, root, outDir }, variables: {} } },
      signing: { signer: null, trusted: new Map() },
      now: () => new Date(),
    });
  }

  async function run(options: RollbackOptions) {
    const context = { ...applicationContext(workspace.path), configurationName: 'staging' };
    const { 'super-deals': node } = context.projectGraph.nodes;
    const environments = { staging: {} };
    if (node) node.data.metadata = environmentsMetadata({ name: 'super-deals', environments });
    const said: string[] = [];
    const result = await rollBackProject(options, context, (line) => void said.push(line));
    return { ...result, said: said.join('\n') };
  }

  const because = ['deals-ms@1.1.0'];

  it('is planned with those that were built against what goes', async () => {
    const { outcome, steps, said } = await run({ because, plan: true });
    expect([outcome, steps]).toEqual([
      'planned',
      [
        { service: 'bff-api', from: '1.1.0', to: '1.0.0' },
        { service: 'deals-ms', from: '1.1.0', to: '1.0.0' },
      ],
    ]);
    expect(said).toContain(ALONG);
  });

  it('is looked at in the same way', async () => {
    const { checks, said } = await run({ check: true });
    expect(checks.map(({ service, possible }) => [service, possible])).toEqual([
      ['bff-api', 'alone'],
      ['deals-ms', 'with-others'],
    ]);
    expect(said).toContain(`With deals-ms 1.1.0, ${ALONG}`);
  });

  it('is planned by ranges where a document is gone, and says what was not checked', async () => {
    for (const digest of documents) {
      const file = digest.replace(/^sha256:(..)/, 'sha256/$1/$1');
      rmSync(join(workspace.path, 'tmp/delivery/artifacts', file));
    }
    const { steps, said } = await run({ because, plan: true });
    expect(steps.map(({ service }) => service)).toEqual(['deals-ms']);
    expect(said).toContain(
      'Not checked: bff-api was built against a document of deals-ms, and the artifact store does not have it',
    );
  });
});
