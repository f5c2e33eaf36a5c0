import { DeliveryError } from '../delivery-error';

/** The file of an artifact that says what it holds. */
export const ARTIFACT_FILE = 'artifact.json';

/**
 * What an artifact says of itself. It names neither a version nor a commit: releases name it, and provenance says
 * where it came from.
 */
export interface ArtifactDescription {
  /** Of this format. */
  format: 1;
  service: string;
  application: string;
  /** Those it can be deployed to, sorted. */
  environments: string[];
  /** Ranges of versions by the names of the services it calls. */
  consumes: Record<string, string>;
}

/** @throws DeliveryError `artifact-corrupt` */
export function parseArtifact(text: string, where: string): ArtifactDescription {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (isDescription(parsed)) return parsed;
  throw new DeliveryError({
    code: 'artifact-corrupt',
    where,
    what: `its ${ARTIFACT_FILE} is not one that this version of the tool can read`,
    fix: 'Use the version of the tool it was packaged with, or package the service again.',
  });
}

function isDescription(value: unknown): value is ArtifactDescription {
  if (typeof value !== 'object' || value === null) return false;
  const { format, service, application, environments, consumes } =
    value as Partial<ArtifactDescription>;
  return (
    format === 1 &&
    typeof service === 'string' &&
    typeof application === 'string' &&
    Array.isArray(environments) &&
    environments.every((each) => typeof each === 'string') &&
    typeof consumes === 'object' &&
    consumes !== null &&
    Object.values(consumes).every((range) => typeof range === 'string')
  );
}
