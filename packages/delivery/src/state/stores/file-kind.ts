import { resolve } from 'node:path';
import { folderStateStore } from './folder-store';
import type { StateStoreKind } from './kind';

export const fileKind: StateStoreKind = {
  scheme: 'file',
  syntax: 'a path, or file:path',
  open(rest, { root, ports }) {
    if (rest.trim() === '' || rest.includes('\0')) return { problem: 'it names no folder' };
    if (rest.startsWith('//') && !rest.startsWith('///'))
      return { problem: 'a URL of a file has three slashes: file:///srv/state' };
    return folderStateStore(resolve(root, rest.replace(/^\/\/\//, '/')), ports);
  },
};
