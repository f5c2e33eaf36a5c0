import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest } from '../../artifacts/digest';
import type { ContractInput } from '../../contracts/pack-contract';
import type { Folders } from '../../infrastructure/testing/folders';
import type { TrustedKeys } from '../../signing/envelope';
import { keyIdOf, keySigner, type Signer } from '../../signing/signer';
import { memoryStore } from '../../state/testing/memory-store';
import type { DeliveryStores } from '../delivery-stores';
import type { PackageInput } from '../package-service';
import { memoryArtifacts } from './memory-artifacts';

export const APPLICATION = 'super-deals';
export const COMMIT = 'a'.repeat(40);

/** Stores in memory, and what is in them. */
export interface TestStores {
  stores: DeliveryStores;
  objects: Map<Digest, Buffer>;
  documents: Map<string, string>;
}

export function testStores(folders: Folders): TestStores {
  const objects = new Map<Digest, Buffer>();
  const documents = new Map<string, string>();
  const artifacts = memoryArtifacts(objects);
  const stores = { artifacts, state: memoryStore({ documents }), workFolder: folders.make() };
  return { stores, objects, documents };
}

/** A key, and those who trust it. */
export function testKey(): { signer: Signer; trusted: TrustedKeys } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const trusted = new Map<string, KeyObject>([[keyIdOf(publicKey), publicKey]]);
  return { signer: keySigner(String(pem), 'test'), trusted };
}

export interface TestServiceOptions {
  stores: DeliveryStores;
  service?: string;
  sourceCommit?: string;
  /** What its function answers. */
  says?: string;
  consumes?: Record<string, string>;
  contract?: ContractInput;
  environments?: string[];
}

/** What packages a service whose cloud assemblies are there already, so that nothing is run. */
export function testService(folders: Folders, options: TestServiceOptions): PackageInput {
  const { stores, service = 'deals-ms', sourceCommit = COMMIT, says = 'hello' } = options;
  const root = folders.make();
  const { environments = ['production', 'staging'] } = options;
  return {
    service,
    application: APPLICATION,
    consumes: options.consumes ?? {},
    ...(options.contract && { contract: options.contract }),
    sourceCommit,
    repository: 'https://user:secret@example.com/shop.git',
    environments: Object.fromEntries(
      environments.map((environment) => {
        const outDir = join(root, environment);
        writeAssembly(outDir, { service, environment, says });
        return [environment, { app: { service, root, outDir }, variables: {} }];
      }),
    ),
    files: [],
    signing: { signer: null, trusted: new Map() },
    stores,
    machine: {},
    by: 'ada',
    builder: 'https://ci.example.com/runs/1',
    now: () => new Date('2026-11-21T12:00:00Z'),
  };
}

function writeAssembly(
  folder: string,
  { service, environment, says }: { service: string; environment: string; says: string },
): void {
  mkdirSync(join(folder, 'asset.0'), { recursive: true });
  const write = (file: string, content: unknown): void =>
    writeFileSync(
      join(folder, file),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  write('asset.0/index.js', `exports.handler = () => ${JSON.stringify(says)};\n`);
  write('stack.json', { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
  write('assets.json', { version: '36.0.0', files: { a: { source: { path: 'asset.0' } } } });
  write('manifest.json', {
    version: '36.0.0',
    artifacts: {
      assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
      [`${service}-${environment}`]: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'stack.json' },
      },
    },
  });
}
