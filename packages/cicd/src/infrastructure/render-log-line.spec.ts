import { logLineRenderer } from './render-log-line';

const line = {
  service: 'bff-api',
  function: 'bff-api-fn',
  time: Date.parse('2026-03-04T12:00:00.250Z'),
  message: '{"level":"INFO"}\n',
};

test('a line of the only service does not name it', () => {
  expect(logLineRenderer(['bff-api'])(line)).toBe('2026-03-04T12:00:00.250Z  {"level":"INFO"}');
});

test('among several, what was logged stands in one column', () => {
  const render = logLineRenderer(['bff-api', 'deals-ms']);
  expect([line, { ...line, service: 'deals-ms' }].map(render)).toEqual([
    '2026-03-04T12:00:00.250Z  bff-api   {"level":"INFO"}',
    '2026-03-04T12:00:00.250Z  deals-ms  {"level":"INFO"}',
  ]);
});
