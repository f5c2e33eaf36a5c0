import { loadMessageParser } from '../../commits/message';
import type { HistoryCommit, Tag } from '../../git/git-reader';
import { composeManifest } from '../../manifest/manifest';
import { memoryExternals, type MemoryRepository } from '../../testing/memory-externals';
import type { ExternalPlan, ExternalService, Manifest, ManifestService } from '../../types';
import { checkExternals } from '../check-externals';
import { planExternals } from '../plan-externals';
import { readExternals, type ExternalsInput } from '../read-externals';

export const HUB = 'https://github.com/org/payments.git';

/** Commits newest first, each the child of the next; a line is `<hash> <message> | <files>`. */
export function line(...texts: string[]): HistoryCommit[] {
  const commits = texts.map((text) => {
    const [, hash = '', message = '', files = ''] = /^(\w+) (.*?) \| ?(.*)$/.exec(text) ?? [];
    return { hash: id(hash), message, files: files === '' ? [] : files.split(' ') };
  });
  return commits.map((commit, index) => ({
    ...commit,
    parents: commits.slice(index + 1, index + 2).map(({ hash }) => hash),
    author: { name: 'Ada Lovelace', email: 'ada@example.com' },
    date: '2026-01-05T09:00:00.000Z',
  }));
}

/** The full id that a short name stands for. */
export const id = (name: string): string => name.padEnd(40, '0');

export const tag = (name: string, commit: string): Tag => ({ name, commit: id(commit) });

/** Three releases: by hand, by a release commit, by hand. */
export const ALONE: Exclude<MemoryRepository, string> = {
  tags: [
    tag('v1.0.0', 'a'),
    tag('v1.1.0', 'c'),
    tag('v1.2.0', 'e'),
    tag('v1.2.0-rollback', 'a'),
    tag('v2.0.0-rc.0', 'f'),
    tag('nightly', 'f'),
  ],
  commits: line(
    'f feat!: three | main.ts',
    'e fix: repair | main.ts',
    'd chore: tidy | main.ts',
    'c chore(release): publish | CHANGELOG.md',
    'b feat: pay | main.ts',
    'a feat: begin | main.ts',
  ),
};

/** A composition of that version of `payments-ms` alone. */
export const pinned = (
  version: string,
  commit: string,
  more: Partial<ManifestService> = {},
): Manifest =>
  composeManifest({
    application: 'super-deals',
    version: '1.0.0',
    previous: null,
    sourceCommit: id('1'),
    services: {
      'payments-ms': {
        version,
        tag: `v${version}`,
        sourceCommit: id(commit),
        repository: HUB,
        ...more,
      },
    },
  });

/** What {@link planPayments} is asked; what is left out is as in {@link ALONE}. */
export interface Asked {
  service?: Partial<ExternalService>;
  pins?: Manifest | null;
  preid?: string;
  version?: string;
  keep?: boolean;
  repository?: MemoryRepository;
}

/** Plans `payments-ms` as the only external service. */
export async function planPayments(asked: Asked = {}): Promise<ExternalPlan> {
  const service = {
    name: 'payments-ms',
    repository: HUB,
    tagPattern: 'v{version}',
    ...asked.service,
  };
  const input: ExternalsInput = {
    services: checkExternals({ name: 'app', root: 'app', services: [], externals: [service] }, []),
    choiceOf: () => ({ preid: asked.preid, version: asked.version, keep: asked.keep ?? false }),
    pins: asked.pins ?? null,
  };
  const reader = memoryExternals({ [service.repository]: asked.repository ?? ALONE });
  const repositories = await readExternals(reader, input);
  const [planned] = planExternals({ ...input, repositories, parse: await loadMessageParser() });
  if (!planned) throw new Error('nothing was planned');
  return planned;
}

/** The changes that a plan tells. */
export const headers = ({ commits }: ExternalPlan): string[] => commits.map(({ header }) => header);
