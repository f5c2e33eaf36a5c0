import { createHash } from 'node:crypto';

const { inStore, readInputs } = await import(process.env.STAND_IN_SUPPORT);

export function cacheInputs() {
  return readInputs([
    ...['path', 'key', 'restore-keys', 'upload-chunk-size', 'enablecrossosarchive'],
    ...['fail-on-cache-miss', 'lookup-only', 'save-always'],
  ]);
}

/** The folder of a cache: one for a key and its paths, as on GitHub. */
export function cacheFolder(key, paths) {
  return inStore(
    'caches',
    createHash('sha256')
      .update(`${paths.join('\n')}\n${key}`)
      .digest('hex'),
  );
}
