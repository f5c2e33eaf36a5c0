import type { Digest } from '../artifacts/digest';
import type { StoredObject } from '../artifacts/store/artifact-store';
import type { Contracts } from '../contracts/stand-together';
import type { ApplicationHistory } from './application-history';
import { type Named, namedBytes, ownersOfDocuments } from './named-bytes';
import { type Need, neededArtifacts, NEEDS } from './needs';

const DAY = 24 * 60 * 60 * 1000;

/** Why an object is kept. */
export const KEPT = [
  ...NEEDS,
  'was stored or read inside the window',
  'is signed or sealed, which is always kept',
  'is of another application',
  'is named by nothing in this state store',
] as const;

export type Kept = (typeof KEPT)[number];

export interface RetentionInput {
  /** Whose artifacts go. */
  application: string;
  /** Of all applications that are known, this one among them. */
  histories: readonly ApplicationHistory[];
  /** Everything that is stored. */
  objects: readonly StoredObject[];
  /** With the documents of `documentsForNeeds` that there are. Default: none is at hand, and ranges alone tell what could be gone back to. */
  contracts?: Contracts | undefined;
  /** How long everything is kept, in days. */
  days: number;
  now: Date;
}

/** An object that nobody needs. */
export interface Unneeded extends StoredObject, Named {}

/** How many objects are kept for a reason. */
export interface KeptCount {
  why: Kept;
  objects: number;
  bytes: number;
}

export interface RetentionPlan {
  /** The oldest first. */
  going: Unneeded[];
  /** In the order of {@link KEPT}; reasons that count nothing are left out. */
  kept: KeptCount[];
}

/**
 * Says what a store no longer has to keep for an application: artifacts and bills of materials that it names, that are older than the window,
 * and that no application needs; and documents that no artifact names any more. What nothing names may be of an application that is not known here, and stays.
 */
export function planRetention(input: RetentionInput): RetentionPlan {
  const { application, histories, objects, days, now, contracts } = input;
  const limit = new Date(now.getTime() - days * DAY);
  const stored = new Map(objects.map((object) => [object.digest, object]));
  const isStored = (digest: Digest): boolean => stored.has(digest);
  const needed = new Map<Digest, Need>();
  for (const history of histories) {
    const artifacts = neededArtifacts(history, { limit, isStored, contracts });
    for (const [artifact, need] of artifacts) needed.set(artifact, needed.get(artifact) ?? need);
    for (const { artifact, sbom } of history.packaged) {
      const need = artifacts.get(artifact);
      if (need !== undefined) needed.set(sbom, needed.get(sbom) ?? need);
    }
  }
  const own = histories.filter((history) => history.application === application);
  const others = histories.filter((history) => history.application !== application);
  const removable = namedBytes(own);
  const statements = new Set(own.flatMap(statementsOf));
  const foreign = new Set([...others.flatMap(statementsOf), ...namedBytes(others).keys()]);

  const owners = ownersOfDocuments(histories);
  const reasonFor = (object: StoredObject): Kept | null => {
    const { digest, storedAt } = object;
    if (statements.has(digest)) return 'is signed or sealed, which is always kept';
    const named = [...(owners.get(digest) ?? [])].flatMap((owner) => stored.get(owner) ?? []);
    const reasons = named.flatMap((owner) => reasonFor(owner) ?? []);
    if (reasons.length > 0) return KEPT.find((why) => reasons.includes(why)) ?? null;
    const need = needed.get(digest);
    if (need !== undefined && !foreign.has(digest)) return need;
    if (foreign.has(digest)) return 'is of another application';
    if (!removable.has(digest)) return 'is named by nothing in this state store';
    return storedAt >= limit ? 'was stored or read inside the window' : null;
  };
  const counts = new Map<Kept, KeptCount>();
  const going: Unneeded[] = [];
  for (const object of objects) {
    const why = reasonFor(object);
    const named = removable.get(object.digest);
    if (why === null && named !== undefined) going.push({ ...object, ...named });
    if (why === null) continue;
    const { objects: count, bytes } = counts.get(why) ?? { objects: 0, bytes: 0 };
    counts.set(why, { why, objects: count + 1, bytes: bytes + object.bytes });
  }
  going.sort(
    (a, b) => a.storedAt.getTime() - b.storedAt.getTime() || (a.digest < b.digest ? -1 : 1),
  );
  const kept = KEPT.flatMap((why) => counts.get(why) ?? []);
  return { going, kept };
}

/** What says what there was, and who said so. It is small, and could not be made again. */
function statementsOf({ packaged, sealed }: ApplicationHistory): Digest[] {
  return [
    ...packaged.map(({ provenance }) => provenance),
    ...sealed.map(({ entry }) => entry.fingerprint),
  ];
}
