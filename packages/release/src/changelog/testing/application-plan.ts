import type {
  ApplicationMove,
  ApplicationPlan,
  PlannedCommit,
  RepositoryUrl,
  ServicePlan,
} from '../../types';
import { renderApplicationChangelog } from '../application-changelog';
import type { ChangelogOptions } from '../changelog-options';
import { change } from './changes';

export const GITHUB: RepositoryUrl = {
  provider: 'github',
  host: 'https://github.com',
  owner: 'org',
  name: 'deals',
};

export const PINNED = { tag: 't', sourceCommit: 'abcdef0123456789abcdef0123456789abcdef01' };

/** A service that goes from 1.0.0 to 2.0.0. */
export const changed = (
  name: string,
  bump: ApplicationMove['bump'] = 'major',
): ApplicationMove => ({
  name,
  from: '1.0.0',
  to: '2.0.0',
  bump,
  kind: 'changed',
});

/** An application whose composition is what moved and, after it, what stayed. */
export function planned(
  moves: ApplicationMove[],
  stayed: string[] = [],
  more: Partial<ApplicationPlan> = {},
): ApplicationPlan {
  const services = [...moves.filter(({ to }) => to !== null).map(({ name }) => name), ...stayed];
  return {
    name: 'super-deals',
    root: 'apps/super-deals',
    currentVersion: '1.0.0',
    currentTag: 'super-deals@v1.0.0',
    nextVersion: '2.0.0',
    bump: 'major',
    tag: 'super-deals@v2.0.0',
    moves,
    commits: [],
    manifest: {
      application: 'super-deals',
      version: '2.0.0',
      previous: '1.0.0',
      sourceCommit: PINNED.sourceCommit,
      fingerprint: '',
      services: Object.fromEntries(services.map((name) => [name, { version: '2.0.0', ...PINNED }])),
    },
    ...more,
  };
}

/** The entry of an application. */
export const render = (
  application: ApplicationPlan,
  services: ServicePlan[],
  options: ChangelogOptions = {},
): Promise<string> =>
  renderApplicationChangelog({ application, services, date: '2026-01-05', ...options });

/** Different changes of one type. */
export const many = (
  name: string,
  count: number,
  type = 'fix',
  more: Partial<PlannedCommit> = {},
): PlannedCommit[] =>
  Array.from({ length: count }, (_, index) => change(`${type}: ${name} ${index}`, more));
