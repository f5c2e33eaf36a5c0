import { checkExternals } from './check-externals';

const HUB = 'https://github.com/org/payments.git';

test.each([
  [{ name: 'deals-ms' }, 'deals-ms'],
  [{ name: 'app' }, 'app'],
  [{ name: '' }, '""'],
  [{ repository: 'ext::sh' }, 'repository of the external service payments-ms'],
  [{ repository: 'https://ada:secret@host/x' }, 'repository of the external service payments-ms'],
  [{ tagPattern: 'v1' }, 'tagPattern of the external service payments-ms'],
  [{ range: 'two' }, 'range of the external service payments-ms'],
  [{ root: '../x' }, 'root of the project payments-ms'],
])('a service cannot be %j', (change, where) => {
  const service = { name: 'payments-ms', repository: HUB, ...change };
  const check = (): unknown =>
    checkExternals({ name: 'app', root: 'app', services: [], externals: [service] }, ['deals-ms']);
  expect(check).toThrow(
    expect.objectContaining({ code: 'invalid-options', where: expect.stringContaining(where) }),
  );
  expect(check).not.toThrow(/secret/);
});

test('two services cannot have one name', () => {
  const service = { name: 'payments-ms', repository: HUB };
  expect(() =>
    checkExternals({ name: 'app', root: 'app', services: [], externals: [service, service] }, []),
  ).toThrow(expect.objectContaining({ code: 'invalid-options' }));
});
