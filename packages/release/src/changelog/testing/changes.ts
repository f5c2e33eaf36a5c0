import type { PlannedCommit, ServicePlan } from '../../types';

const HASH = 'abcdef0123456789abcdef0123456789abcdef01';

/** A planned change as its header says it: `feat(api)!: list`. */
export function change(header: string, more: Partial<PlannedCommit> = {}): PlannedCommit {
  const [, type = '', scope = null, bang, subject = header] =
    /^(\w+)(?:\((.*)\))?(!)?: (.*)$/s.exec(header) ?? [];
  return {
    hash: HASH,
    shortHash: HASH.slice(0, 7),
    date: '2026-01-05T09:00:00.000Z',
    author: { name: 'Ada Lovelace', email: 'ada@example.com' },
    header,
    type,
    scope,
    subject,
    body: null,
    breaking: bang !== undefined,
    notes: [],
    references: [],
    bump: bang ? 'major' : type === 'feat' ? 'minor' : 'patch',
    files: [],
    ...more,
  };
}

/** A service that goes from 1.0.0 to 2.0.0. */
export function servicePlan(
  name: string,
  commits: PlannedCommit[],
  more: Partial<ServicePlan> = {},
): ServicePlan {
  return {
    name,
    root: `apps/${name}`,
    currentVersion: '1.0.0',
    currentTag: `${name}@v1.0.0`,
    nextVersion: '2.0.0',
    bump: 'major',
    tag: `${name}@v2.0.0`,
    commits,
    sourceCommit: HASH,
    ...more,
  };
}
