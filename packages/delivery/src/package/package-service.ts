import { maskCredentials } from '@org/release/external-service';
import { join } from 'node:path';
import { packArtifact } from '../artifacts/pack-artifact';
import { type ContractInput, packContract } from '../contracts/pack-contract';
import { DeliveryError } from '../delivery-error';
import { synthesize } from '../infrastructure/apps/synthesize';
import type { OnProgress, ServiceApp, Variables } from '../infrastructure/types';
import { createSbom } from '../sbom/create-sbom';
import { readPackages } from '../sbom/read-packages';
import type { TrustedKeys } from '../signing/envelope';
import type { Signer } from '../signing/signer';
import { mapSettled } from './map-settled';
import { type ArtifactEntry, artifactKey, checkCommit } from './artifact-index';
import { type DeliveryStores, inWorkFolder } from './delivery-stores';
import { packagingVariables } from './packaging-variables';
import { type Made, storeMade } from './store-made';

/** How a service is synthesized for one environment. */
export interface EnvironmentApp {
  /** Its `outDir` is empty, or made. */
  app: ServiceApp;
  /** What the application says of the environment. */
  variables: Variables;
}

/** Whose signatures count, and who signs. */
export interface Signing {
  /** `null`: nobody signs. */
  signer: Signer | null;
  /** Without any, a signature is not asked for. */
  trusted: TrustedKeys;
}

export interface PackageInput {
  service: string;
  application: string;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Readonly<Record<string, string>>;
  /** OpenAPI documents as the commit has them. Default: nothing is known of any. */
  contract?: ContractInput;
  /** The commit that is checked out: its whole hash. */
  sourceCommit: string;
  /** Where the source is, `null` for nowhere but on this machine. Credentials in it are masked. */
  repository: string | null;
  /** By the names of the environments. */
  environments: Readonly<Record<string, EnvironmentApp>>;
  /** Absolute path of a folder with its bundled migrations; default: it has none. */
  migrations?: string | undefined;
  /** Absolute paths of everything that was bundled, for the bill of materials. */
  files: readonly string[];
  signing: Signing;
  stores: DeliveryStores;
  /** Variables of the caller; apps get `PATH`, `HOME` and `TMPDIR` of them. */
  machine: Readonly<Record<string, string | undefined>>;
  /** Who packages it. */
  by: string;
  /** The same as a URI: a workflow's run, or a person's machine. */
  builder: string;
  now: () => Date;
  /** Throws when the sources are not those of the commit. Called before apps are run, and before anything is written. */
  checkSource?: () => Promise<void>;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** What became of packaging a service. */
export interface PackageResult {
  /** `restored`: it was packaged before, and bytes that the store no longer had are there again. */
  outcome: 'packaged' | 'present' | 'restored';
  entry: ArtifactEntry;
  /** Where the entry is in the state store. */
  key: string;
  /** Ids of the keys that have signed the provenance; none: nobody has, and environments that want a signature refuse it. */
  signedBy: string[];
}

const AT_ONCE = 2;

/**
 * Makes the artifact of a service at a source commit, and stores it: its bytes, its bill of materials, OpenAPI documents, the signed statement about where
 * it came from, and at last the entry that names them. When it is interrupted anywhere, nothing points at what is not
 * there, and the same call goes on. What was packaged before is made again, and has to be the same.
 *
 * @throws DeliveryError before anything is written: `invalid-options`; `signature-refused` when application and signer do not
 *   agree on keys; those of {@link packContract} and {@link synthesize}; `invalid-artifact`; what `checkSource` throws; `not-reproducible` when the commit was packaged
 *   with other bytes. While it is written: `store-failed`, `state-unreachable`, `state-unsure`
 */
export async function packageService(input: PackageInput): Promise<PackageResult> {
  check(input);
  const { service, application, consumes, sourceCommit, stores, now } = input;
  const packed = input.contract && packContract(service, consumes, input.contract);
  await input.checkSource?.();
  return inWorkFolder(stores.workFolder, async (folder) => {
    const startedAt = now();
    const assemblies = await synthesizeAll(input);
    const artifact = await packArtifact({
      service,
      application,
      consumes,
      assemblies,
      migrations: input.migrations,
      file: join(folder, 'artifact.zip'),
    });
    const sbom = createSbom({ name: service, application }, readPackages(input.files));
    await input.checkSource?.();
    input.signal?.throwIfAborted();
    const made: Made = {
      service,
      application,
      sourceCommit,
      repository: input.repository === null ? null : maskCredentials(input.repository),
      artifact,
      sbom,
      ...(packed && { contract: packed.contract }),
      documents: packed?.texts ?? new Map(),
      by: input.by,
      builder: input.builder,
      startedAt,
      finishedAt: now(),
    };
    const stored = await storeMade(made, { stores, signing: input.signing, folder });
    return { ...stored, key: artifactKey(application, { service, sourceCommit }) };
  });
}

function check({ environments, sourceCommit, signing, service, application }: PackageInput): void {
  checkCommit(sourceCommit);
  if (Object.keys(environments).length === 0) {
    throw new DeliveryError({
      code: 'invalid-options',
      where: service,
      what: `${application} has no environment that it could be packaged for`,
      fix: 'Name one in "environments" of its application.json.',
    });
  }
  const { signer, trusted } = signing;
  if (trusted.size === 0 || (signer !== null && trusted.has(signer.keyId))) return;
  throw new DeliveryError({
    code: 'signature-refused',
    where: service,
    what:
      signer === null
        ? `${application} wants signatures, and there is no key to sign with`
        : `the key to sign with is ${signer.keyId}, and ${application} trusts ${[...trusted.keys()].join(', ')}`,
    fix: 'An artifact is signed when it is packaged and never later. Sign with a key whose public part is in "signing" of application.json.',
  });
}

async function synthesizeAll(input: PackageInput): Promise<Record<string, string>> {
  const { environments, machine, onProgress, signal } = input;
  const names = Object.keys(environments).sort();
  const folders = await mapSettled(names, AT_ONCE, async (environment) => {
    const { app, variables } = environments[environment] as EnvironmentApp;
    const [assembly] = await synthesize([app], {
      environment,
      env: packagingVariables(machine, variables),
      validate: true,
      ...(onProgress && { onProgress }),
      ...(signal && { signal }),
    });
    return [environment, assembly?.folder ?? app.outDir];
  });
  return Object.fromEntries(folders) as Record<string, string>;
}
