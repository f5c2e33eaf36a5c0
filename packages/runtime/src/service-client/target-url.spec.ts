import fc from 'fast-check';
import { targetUrl } from './target-url';

test.each([
  ['https://api.example', '/deals', {}, 'https://api.example/deals'],
  ['https://api.example/live', '/deals/42', {}, 'https://api.example/live/deals/42'],
  ['https://api.example/live/', '/', {}, 'https://api.example/live/'],
  [
    'http://127.0.0.1:4566/restapis/x/local/_user_request_',
    '/deals?a=1',
    { b: 'ü & c', d: undefined, e: 2, f: false },
    'http://127.0.0.1:4566/restapis/x/local/_user_request_/deals?a=1&b=%C3%BC+%26+c&e=2&f=false',
  ],
  ['https://api.example/live', '/deals/a%2Fb', {}, 'https://api.example/live/deals/a%2Fb'],
  ['https://api.example/live', '/deals#part', {}, 'https://api.example/live/deals%23part'],
])('%s and %s', (base, path, query, url) => {
  expect(targetUrl(base, path, query).href).toBe(url);
});

test.each([
  'deals',
  '',
  '/../admin',
  '/deals/../../admin',
  '/%2e%2e/admin',
  '/..\\..\\admin',
  '/..',
])('refuses %j', (path) => {
  expect(() => targetUrl('https://api.example/live', path)).toThrow(TypeError);
});

test('whatever the path: refused, or below the base of the same host', () => {
  const base = fc.constantFrom(
    'https://api.example',
    'https://api.example/live',
    'http://h:81/a/b/',
  );
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '/',
      '//',
      '..',
      '/../',
      '%2e%2e',
      '%2E.',
      '\\',
      '@evil.example',
      ':80',
      '?',
      '#',
      '\t',
      '\n',
    ),
  );
  const path = fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('')}`);
  fc.assert(
    fc.property(base, path, (root, given) => {
      const from = new URL(root);
      let url: URL;
      try {
        url = targetUrl(root, given);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        return;
      }
      expect(url.origin).toBe(from.origin);
      expect(url.username + url.password + url.hash).toBe('');
      expect(url.pathname.startsWith(from.pathname)).toBe(true);
      // As another program reads it.
      expect(new URL(url.href).href).toBe(url.href);
    }),
    { numRuns: 2_000 },
  );
});
