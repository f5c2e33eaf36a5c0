import { packagingVariables } from './packaging-variables';

test('an app gets of the machine what a program needs, and of the rest what the application says', () => {
  const machine = {
    PATH: '/bin',
    HOME: '/home/ada',
    TMPDIR: undefined,
    AWS_PROFILE: 'ada',
    AWS_REGION: 'us-east-1',
    CDK_DEFAULT_ACCOUNT: '222222222222',
    APP_BASE_PATH: '/mine',
    PARAMETER_STORE_PREFIX: '/mine',
    NODE_OPTIONS: '--inspect',
    TZ: 'Asia/Tokyo',
  };
  expect(packagingVariables(machine, { CDK_DEFAULT_ACCOUNT: '111111111111' })).toEqual({
    PATH: '/bin',
    HOME: '/home/ada',
    TZ: 'UTC',
    CDK_DEFAULT_ACCOUNT: '111111111111',
  });
});
