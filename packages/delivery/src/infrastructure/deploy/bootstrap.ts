import { DeliveryError } from '../../delivery-error';
import type { BootstrapPlace, Cloud } from '../cloud/cloud';
import type { OnProgress, ServiceAssembly } from '../types';

/** The parameter of the CDK's own qualifier; others belong to somebody's own bootstrap stack. */
const DEFAULT_PARAMETER = '/cdk-bootstrap/hnb659fds/version';

interface Needed extends BootstrapPlace {
  version: number;
}

/**
 * Sees to it that every place that is deployed to has what the CDK needs, each once.
 *
 * @param make Whether what is missing is made.
 * @throws DeliveryError `not-bootstrapped`
 */
export async function ensureBootstrapped(
  cloud: Cloud,
  assemblies: readonly ServiceAssembly[],
  { make, onProgress }: { make: boolean; onProgress: OnProgress },
): Promise<void> {
  for (const place of placesOf(assemblies)) {
    const version = await cloud.bootstrapVersion(place);
    if (version !== null && version >= place.version) continue;
    const where = `${place.account ?? 'this account'}/${place.region ?? 'this region'}`;
    if (!make || place.parameter !== DEFAULT_PARAMETER) throw notBootstrapped(place, version);
    onProgress({
      phase: 'bootstrapping',
      service: null,
      message: `preparing ${where} for the CDK, once`,
    });
    await cloud.bootstrap(place);
  }
}

function placesOf(assemblies: readonly ServiceAssembly[]): Needed[] {
  const places = new Map<string, Needed>();
  for (const { account, region, roleArn, bootstrap } of assemblies.flatMap(
    ({ stacks }) => stacks,
  )) {
    if (bootstrap === null) continue;
    const key = JSON.stringify([account, region, bootstrap.parameter]);
    const version = Math.max(bootstrap.version, places.get(key)?.version ?? 0);
    places.set(key, { account, region, roleArn, parameter: bootstrap.parameter, version });
  }
  return [...places.values()];
}

function notBootstrapped(
  { account, region, version, parameter }: Needed,
  found: number | null,
): DeliveryError {
  const place = `aws://${account ?? 'ACCOUNT'}/${region ?? 'REGION'}`;
  const state =
    found === null ? 'was never bootstrapped' : `was bootstrapped to version ${found} only`;
  return new DeliveryError({
    code: 'not-bootstrapped',
    where: place,
    what: `the CDK needs version ${version} of its bootstrap stack (${parameter}), and this place ${state}`,
    fix: `Once, with the rights to make roles: npx cdk bootstrap ${place}`,
  });
}
