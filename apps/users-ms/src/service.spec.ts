import { serviceVersion } from './service';

describe('serviceVersion', () => {
  it.each([
    [{ SERVICE_VERSION: '1.2.3' }, '1.2.3'],
    [{ SERVICE_VERSION: '' }, 'unreleased'],
    [{}, 'unreleased'],
  ])('reads %j as %s', (environment, version) => {
    expect(serviceVersion(environment)).toBe(version);
  });
});
