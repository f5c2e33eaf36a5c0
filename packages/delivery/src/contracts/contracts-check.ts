import type { Bump, ReleaseCheck, ServicePlan } from '@org/release';
import { SemVer } from 'semver';
import { DeliveryError } from '../delivery-error';
import { compareDocuments } from './compare-documents';
import type { Finding } from './finding';
import { findingText, judgeBump } from './judge-bump';

/** The OpenAPI documents of a service, as data. */
export interface DocumentPair {
  /** Of its last stable release; `null`: it had none. */
  before: unknown;
  /** As it is now; `null`: it has none. */
  after: unknown;
}

/** More is not read by anybody. */
const MOST_LINES = 20;

/**
 * Vetoes the release of a service whose document breaks without a major version. One that has had no document yet can break
 * none; one that takes its document back takes all operations back. Services that are not named are not judged.
 *
 * @param documents by the names of services
 * @returns a check that throws DeliveryError `invalid-options` for what is no OpenAPI document
 */
export function contractsCheck(documents: ReadonlyMap<string, DocumentPair>): ReleaseCheck {
  const known = new Map<string, readonly Finding[]>();
  const findingsOf = (service: string): readonly Finding[] => {
    const found = known.get(service) ?? compare(service, documents.get(service));
    known.set(service, found);
    return found;
  };
  return {
    name: 'contracts',
    judge(service) {
      if (service.nextVersion === null) return [];
      const { isFarEnough, breaking } = judgeBump(findingsOf(service.name), reachOf(service));
      return isFarEnough ? [] : [{ kind: 'veto', reason: reasonOf(service, breaking) }];
    },
  };
}

function compare(service: string, pair: DocumentPair | undefined): Finding[] {
  if (pair === undefined || pair.before === null) return [];
  try {
    return compareDocuments(pair.before, pair.after ?? { openapi: '3.1.0', paths: {} });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const { code, what, where, fix } = error;
    const named = { code, what, where: `${service}, ${where}`, cause: error };
    throw new DeliveryError(fix === undefined ? named : { ...named, fix });
  }
}

/** A further prerelease goes as far as the version that it leads to. */
function reachOf({ bump, nextVersion }: ServicePlan): Bump {
  if (bump !== 'prerelease' || nextVersion === null) return bump;
  const { minor, patch } = new SemVer(nextVersion);
  return minor === 0 && patch === 0 ? 'major' : bump;
}

function reasonOf(
  { currentVersion, nextVersion }: ServicePlan,
  breaking: readonly Finding[],
): string {
  const lines = breaking.slice(0, MOST_LINES).map((each) => `  ${findingText(each)}`);
  const more = breaking.length - lines.length;
  return [
    `its document breaks who calls it, and ${currentVersion} → ${nextVersion} is no major version`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
    '  Keep the old form beside the new one, or mark the commit as breaking ("feat!: …").',
  ].join('\n');
}
