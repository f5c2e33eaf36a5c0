import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { ReleaseError } from '../release-error';
import type { Manifest } from '../types';
import { verifyManifest } from './manifest';

/**
 * Reads the text of a `release.json` or `releases/<version>.json`.
 *
 * @param file named in errors, with the JSON pointer of what is wrong
 * @throws ReleaseError `invalid-manifest` when it is no JSON, not as
 *   `release.schema.json` says, or its fingerprint is not that of its services
 */
export function parseManifest(text: string, file: string): Manifest {
  const data = parseJson(text, file);
  // Checking our own schema against its meta-schema takes five times as long as all the rest.
  const ajv = new Ajv2020({ strict: true, validateSchema: false });
  const validate = ajv.compile<Manifest>(readSchema());
  if (!validate(data)) {
    const error = validate.errors?.[0];
    throw invalid(file, error?.instancePath ?? '', describe(error?.message, error?.params));
  }
  if (!verifyManifest(data))
    throw invalid(file, '/fingerprint', 'it is not the fingerprint of /services');
  return data;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(
      file,
      '',
      `it is not JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

/** `release.schema.json` is at the package's top, two folders up from here in `src` and in `dist`. */
function readSchema(): object {
  return JSON.parse(
    readFileSync(join(__dirname, '..', '..', 'release.schema.json'), 'utf8'),
  ) as object;
}

function describe(message = 'it is not valid', params: Record<string, unknown> = {}): string {
  const extra = params['additionalProperty'];
  return typeof extra === 'string' ? `${message} ("${extra}")` : message;
}

function invalid(file: string, pointer: string, what: string): ReleaseError {
  return new ReleaseError({
    code: 'invalid-manifest',
    what,
    where: pointer === '' ? file : `${file}#${pointer}`,
    fix:
      'Only releases write this file. Restore it, `git log -p` shows how it was: git checkout <good commit> -- ' +
      file,
  });
}
