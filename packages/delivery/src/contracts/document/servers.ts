import type { Finding } from '../finding';
import { finding, type OperationPair } from './context';
import { isJson } from './resolve';

/** Who calls the operation at one of its addresses has to find it there still. */
export function compareServers(pair: OperationPair): Finding[] {
  const [before, after] = [addressesOf(pair.before), addressesOf(pair.after)];
  const operation = pair.before.operation.name;
  const placeOf = (url: string) => ({ operation, steps: [`server ${url}`], field: null });
  return [
    ...before
      .filter((url) => !after.includes(url))
      .map((url) => finding(placeOf(url), 'breaking', 'server-removed', 'it is no longer there')),
    ...after
      .filter((url) => !before.includes(url))
      .map((url) => finding(placeOf(url), 'compatible', 'server-added', 'it is new')),
  ];
}

function addressesOf({ document, operation }: OperationPair['before']): string[] {
  const lists = [
    operation.definition['servers'],
    operation.path['servers'],
    document.document['servers'],
  ];
  const said = lists.find((list) => Array.isArray(list) && list.length > 0);
  const servers = Array.isArray(said) ? said : [{ url: '/' }];
  return [...new Set(servers.flatMap((server) => (isJson(server) ? expand(server) : [])))];
}

/** Variables that list their values stand for these, all others for anything. */
function expand(server: Readonly<Record<string, unknown>>): string[] {
  const variables = isJson(server['variables']) ? server['variables'] : {};
  const parts = String(server['url']).split(/\{([^{}]*)\}/);
  return parts
    .reduce<string[]>(
      (urls, part, at) => {
        const variable = at % 2 === 1 ? variables[part] : undefined;
        const listed =
          isJson(variable) && Array.isArray(variable['enum']) ? variable['enum'] : ['{}'];
        const texts = at % 2 === 1 ? listed.map(String) : [part];
        return urls.flatMap((url) => texts.map((text) => url + text));
      },
      [''],
    )
    .map((url) => (url.length > 1 ? url.replace(/\/$/, '') : url));
}
