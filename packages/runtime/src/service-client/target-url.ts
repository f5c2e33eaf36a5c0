export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The URL of a path below the base URL of a service.
 *
 * @param path Begins with a slash; parts that come from users have to be encoded (`encodeURIComponent`).
 * @throws TypeError when the URL would leave the base, as `//elsewhere` or `/../admin` would
 */
export function targetUrl(base: string, path: string, query: Query = {}): URL {
  const root = new URL(base);
  const folder = root.pathname.replace(/\/+$/, '');
  const refuse = (why: string): TypeError =>
    new TypeError(`A path of a service ${why}: ${JSON.stringify(path)}`);
  if (!path.startsWith('/')) throw refuse('begins with a slash');
  const url = new URL(root.origin);
  const [plain = '', search = ''] = split(path);
  // Set as a path it cannot become a host; the parser resolves "..", also when it is encoded.
  url.pathname = folder + plain;
  url.search = search;
  if (!url.pathname.startsWith(`${folder}/`)) throw refuse('stays below its base');
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function split(path: string): [string, string] {
  const at = path.indexOf('?');
  return at === -1 ? [path, ''] : [path.slice(0, at), path.slice(at)];
}
