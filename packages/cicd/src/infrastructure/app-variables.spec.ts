import { readDeployment } from '../testing/read-deployment';
import { type AppPlace, appVariables } from './app-variables';

const nothing: AppPlace = { settings: {}, basePath: undefined, serviceBasePaths: {} };

const deployed = (env: Record<string, string>, place: Partial<AppPlace>, prefix?: string) =>
  readDeployment({
    service: 'deals-ms',
    application: 'super-deals',
    parameterStorePrefix: prefix,
    env: appVariables(env, { ...nothing, ...place }),
  });

test('where application.json says nothing, the app is told what the caller has', () => {
  const env = { PATH: '/bin', CDK_DEFAULT_ACCOUNT: '111111111111', APP_BASE_PATH: '/x' };
  expect(appVariables(env, nothing)).toEqual(env);
});

test('an app learns where its environment is, whatever the credentials are of', () => {
  const settings = { account: '222222222222', region: 'eu-central-1', pathName: 'prod' };
  const env = { ENV_NAME: 'production', CDK_DEFAULT_ACCOUNT: '111111111111' };
  expect(deployed(env, { settings, basePath: '/shop' })).toMatchObject({
    account: '222222222222',
    region: 'eu-central-1',
    basePath: '/shop',
    paths: { public: '/shop/prod/deals-ms/public' },
  });
});

test.each([
  [{ localCloud: true }, true],
  [{ localCloud: false }, false],
  [{}, false],
])('an app learns whether its environment is on a local cloud: %j', (settings, localCloud) => {
  expect(deployed({ ENV_NAME: 'rehearsal' }, { settings })).toMatchObject({ localCloud });
});

test('what it is not told does not come from the caller either', () => {
  const env = {
    ENV_NAME: 'staging',
    ENV_PATH_NAME: 'prod',
    LOCAL_CLOUD: 'true',
    APP_BASE_PATH_DEFAULT: '/x',
    SERVICE_BASE_PATHS: '{"users-ms":"/x"}',
  };
  expect(deployed(env, {})).toMatchObject({
    localCloud: false,
    paths: { public: '/super-deals/staging/deals-ms/public' },
    otherBasePaths: { application: '/super-deals', services: {} },
  });
});

test("APP_BASE_PATH of the caller goes before the service's own, and that before the application's", () => {
  const place = { basePath: '/shop', serviceBasePaths: { 'deals-ms': '/deals' } };
  expect(deployed({ APP_BASE_PATH: '/caller' }, place, '/deals').basePath).toBe('/caller');
  expect(deployed({}, place, '/deals')).toMatchObject({
    basePath: '/deals',
    otherBasePaths: { application: '/shop', services: { 'deals-ms': '/deals' } },
  });
  expect(deployed({}, place).basePath).toBe('/shop');
});
