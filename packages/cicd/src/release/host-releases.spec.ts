import { type RepositoryUrl, parseRepositoryUrl } from '@org/release';
import { checkHost } from './host-releases';

const github = parseRepositoryUrl('https://github.com/org/deals.git');
const gitlab = parseRepositoryUrl('https://gitlab.com/org/deals.git');

test.each<[string, RepositoryUrl | null, Record<string, string>]>([
  ['GITHUB_TOKEN', github, { GITHUB_TOKEN: 'x' }],
  ['GH_TOKEN', github, { GITHUB_TOKEN: '', GH_TOKEN: 'x' }],
  ['GITLAB_TOKEN', gitlab, { GITLAB_TOKEN: 'x' }],
  ['CI_JOB_TOKEN', gitlab, { CI_JOB_TOKEN: 'x' }],
])('a release can be made with %s', (_name, repository, env) => {
  expect(() => checkHost(repository, env)).not.toThrow();
});

test.each<[string, RepositoryUrl | null, Record<string, string>, string]>([
  ['an unknown host', null, { GITHUB_TOKEN: 'x' }, 'neither at GitHub nor at GitLab'],
  [
    'CodeCommit',
    parseRepositoryUrl('codecommit::eu-west-1://deals'),
    { GITHUB_TOKEN: 'x' },
    'neither at GitHub nor at GitLab',
  ],
  ['GitHub without a token', github, { GITLAB_TOKEN: 'x' }, 'Set GITHUB_TOKEN or GH_TOKEN.'],
  ['GitLab without a token', gitlab, {}, 'Set GITLAB_TOKEN or CI_JOB_TOKEN.'],
])('none can be made at %s', (_what, repository, env, message) => {
  expect(() => checkHost(repository, env)).toThrow(message);
});
