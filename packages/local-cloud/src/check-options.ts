import { isAbsolute } from 'node:path';
import { LocalCloudError } from './local-cloud-error';
import { OLDEST_VERSION } from './ministack/pinned';
import { isPort, noPort } from './port';
import type { LocalCloudOptions } from './types';

const ENGINE_NAMES = ['endpoint', 'localstack', 'ministack'];

/** @throws LocalCloudError `invalid-options`, for the first that is wrong. */
export function checkOptions(options: LocalCloudOptions): void {
  const { stateFolder, cacheFolder, engine, port, region, ministack, localstack } = options;
  const absolute = { stateFolder, cacheFolder, 'localstack.composeFile': localstack?.composeFile };
  for (const [name, path] of Object.entries(absolute)) {
    if (path !== undefined && !isAbsolute(path)) {
      throw invalid(name, `"${path}" is not absolute`, 'Give an absolute path.');
    }
  }
  if (engine !== undefined && !ENGINE_NAMES.includes(engine)) {
    throw invalid('engine', `there is no "${engine}"`, `Choose one of ${ENGINE_NAMES.join(', ')}.`);
  }
  if (port !== undefined && port !== 'free' && !isPort(port)) {
    throw noPort(port);
  }
  if (port === 'free' && engine === 'localstack') {
    throw invalid('port', 'LocalStack has no free port', 'Give a number, or nothing.');
  }
  if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    throw invalid('region', `"${region}" is no region`, 'Give one such as eu-central-1.');
  }
  const version = ministack?.version;
  if (version === undefined) return;
  if (!/^\d+\.\d+\.\d+$/.test(version) || isOlder(version, OLDEST_VERSION)) {
    const what = `"${version}" is no version from ${OLDEST_VERSION} on`;
    throw invalid('ministack.version', what, 'Earlier ones lose Lambda aliases on an update.');
  }
}

function isOlder(version: string, than: string): boolean {
  const parts = than.split('.').map(Number);
  const at = version.split('.').map(Number);
  const first = parts.findIndex((part, index) => part !== at[index]);
  return first >= 0 && (at[first] ?? 0) < (parts[first] ?? 0);
}

function invalid(where: string, what: string, fix: string): LocalCloudError {
  return new LocalCloudError({ code: 'invalid-options', where, what, fix });
}
