import { join } from 'node:path';
import { readAssembly } from '../apps/read-assembly';
import type { Cloud, FunctionState } from '../cloud/cloud';
import { openCloud } from '../cloud/open-cloud';
import { isOwnEndpoint } from '../cloud/own-endpoint';
import { DeliveryError } from '../../delivery-error';
import type { CloudOptions, ServiceApp, WantedStack } from '../types';
import { readCode, type Code } from './archive';
import { MARK } from './mark';
import { restoreFunction } from './restore';
import { swapFunction } from './swap-function';
import { templateFunctions, type TemplateFunction } from './swappable-functions';

/** What became of one swap. */
export interface SwapResult {
  /** `restored`: the code is that of the template again, and so is everything else. `unchanged`: it ran already. */
  outcome: 'swapped' | 'restored' | 'unchanged';
  /** The functions that run other code than before. */
  functions: string[];
  milliseconds: number;
}

/** A deployed service whose code can be replaced where it runs. */
export interface SwappableService {
  /** The functions that run what its build makes. */
  functions: readonly string[];
  /**
   * Makes them run what is in the build folder now. Not to be called again before it has ended.
   *
   * @throws DeliveryError `not-swappable` when they are gone; `invalid-options` when no code is there;
   * `access-failed`, `worker-ended`
   */
  swap(): Promise<SwapResult>;
}

export interface Hotswap {
  /**
   * Takes a service right after its deployment: functions whose code is what the build folder holds at this moment are
   * those that are swapped.
   *
   * @param app Its cloud assembly is read as it lies in `outDir`; the app is not run.
   * @param folder The build folder, absolute.
   * @throws DeliveryError `not-swappable` when it is not deployed, or no function runs what the folder holds;
   * `no-assembly`, `invalid-options`, `access-failed`, `worker-ended`
   */
  take(app: ServiceApp, folder: string): Promise<SwappableService>;
  /** Ends the process that talks to the cloud. */
  close(): void;
}

type Place = { stack: WantedStack; logicalId: string };

/**
 * Replaces code of deployed functions in place, without CloudFormation. Every function that runs other
 * code than its template says has a mark, by which the next `deploy` finds it and brings it back.
 *
 * @throws DeliveryError `hotswap-refused` unless the variables lead to an endpoint of one's own
 */
export function openHotswap({ env, signal }: Pick<CloudOptions, 'env' | 'signal'>): Hotswap {
  if (!isOwnEndpoint(env)) {
    throw new DeliveryError({
      code: 'hotswap-refused',
      where: env['AWS_ENDPOINT_URL'] || 'AWS',
      what: 'code is not swapped at AWS, where functions run what their stacks say',
      fix: 'Use a local cloud, or name an endpoint of your own in AWS_ENDPOINT_URL.',
    });
  }
  const { cloud, close } = openCloud(env, signal);
  return {
    close,
    async take(app, folder) {
      const places = await findPlaces(cloud, app, folder);
      return {
        functions: places.map(({ name }) => name),
        async swap() {
          const started = performance.now();
          const code = await readCode(folder);
          const done = await Promise.all(places.map((place) => swapPlace(cloud, app, place, code)));
          const changed = done.filter(({ outcome }) => outcome !== 'unchanged');
          return {
            outcome: changed[0]?.outcome ?? 'unchanged',
            functions: changed.map(({ name }) => name),
            milliseconds: Math.round(performance.now() - started),
          };
        },
      };
    },
  };
}

async function findPlaces(
  cloud: Cloud,
  app: ServiceApp,
  folder: string,
): Promise<(Place & { name: string })[]> {
  const { digest } = await readCode(folder);
  const { service, stacks } = readAssembly(app);
  const found = await Promise.all(
    stacks.map(async (stack) => {
      const functions = await readTemplateFunctions(cloud, service, stack);
      const running = await Promise.all(functions.map((one) => templateCode(app, one)));
      return functions
        .filter((_, at) => running[at] === digest)
        .map(({ logicalId, name }) => ({ stack, logicalId, name }));
    }),
  );
  const places = found.flat();
  if (places.length > 0) return places;
  throw new DeliveryError({
    code: 'not-swappable',
    where: service,
    what: `none of its functions has the code that is in ${folder}`,
    fix: 'Deploy what was built, and change it afterwards. A function takes part when its code is an asset of that folder, whole, and its aliases point to versions of its stack.',
  });
}

async function swapPlace(
  cloud: Cloud,
  app: ServiceApp,
  { stack, logicalId }: Place,
  code: Code,
): Promise<{ name: string; outcome: SwapResult['outcome'] }> {
  const functions = await readTemplateFunctions(cloud, app.service, stack);
  const wanted = functions.find((one) => one.logicalId === logicalId);
  const state = wanted ? await cloud.readFunction(stack, wanted.name) : null;
  if (wanted === undefined || state === null) throw gone(app.service, stack, logicalId);
  const { name } = wanted;
  if ((await templateCode(app, wanted)) === code.digest) {
    return { name, outcome: await backToTemplate(cloud, stack, wanted, state) };
  }
  const swapped = await swapFunction(cloud, stack, wanted, state, await code.archive());
  return { name, outcome: swapped ? 'swapped' : 'unchanged' };
}

async function backToTemplate(
  cloud: Cloud,
  stack: WantedStack,
  wanted: TemplateFunction,
  state: FunctionState,
): Promise<SwapResult['outcome']> {
  if (state.tags[MARK] === undefined) return 'unchanged';
  await restoreFunction(cloud, stack, wanted, state);
  return 'restored';
}

/** What is deployed counts, not what an app has written since. */
async function readTemplateFunctions(
  cloud: Cloud,
  service: string,
  stack: WantedStack,
): Promise<TemplateFunction[]> {
  const deployed = await cloud.readStack(stack, { template: true });
  if (deployed === null) throw gone(service, stack);
  return templateFunctions(deployed, await cloud.resources(stack));
}

/**
 * The digest of a function's code as its template wants it; `null` when the app has not staged it here. The
 * CDK names the folder after the hash of what is in it.
 */
async function templateCode(
  { outDir }: ServiceApp,
  wanted: TemplateFunction,
): Promise<string | null> {
  const staged = join(outDir, `asset.${wanted.code.asset}`);
  return readCode(staged).then(
    ({ digest }) => digest,
    () => null,
  );
}

function gone(service: string, { name }: WantedStack, logicalId?: string): DeliveryError {
  return new DeliveryError({
    code: 'not-swappable',
    where: service,
    what: `its stack ${name} is not deployed${logicalId === undefined ? '' : ` with the function ${logicalId}`}`,
    fix: 'Deploy it first.',
  });
}
