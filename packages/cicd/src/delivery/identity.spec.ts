import { gitRepository } from '../executors/testing/executor-workspace';
import { actorOf, builderOf, remoteOf } from './identity';

const GITHUB = {
  GITHUB_ACTOR: 'ada',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'org/shop',
  GITHUB_RUN_ID: '42',
};

test.each([
  ['GitHub Actions', GITHUB, 'ada', 'https://github.com/org/shop/actions/runs/42'],
  [
    'GitLab CI',
    { GITLAB_USER_LOGIN: 'grace', CI_JOB_URL: 'https://gitlab.com/org/shop/-/jobs/42' },
    'grace',
    'https://gitlab.com/org/shop/-/jobs/42',
  ],
  [
    'CodeBuild',
    {
      CODEBUILD_INITIATOR: 'codepipeline/shop',
      CODEBUILD_BUILD_ARN: 'arn:aws:codebuild:eu-central-1:111111111111:build/shop:42',
    },
    'codepipeline/shop',
    'arn:aws:codebuild:eu-central-1:111111111111:build/shop:42',
  ],
])('%s says who has started what', (_, variables, actor, builder) => {
  expect([actorOf(variables), builderOf(variables)]).toEqual([actor, builder]);
});

test('elsewhere it is the user of a machine, as a URI', () => {
  expect(actorOf({ GITHUB_ACTOR: '' })).not.toBe('');
  expect(new URL(builderOf({})).protocol).toBe('urn:');
});

test('the source is where the remote is, or nowhere', async () => {
  const repository = gitRepository();
  try {
    expect(await remoteOf(repository.root)).toBeNull();
    repository.git('remote', 'add', 'origin', 'https://github.com/org/shop.git');
    expect(await remoteOf(repository.root)).toBe('https://github.com/org/shop.git');
  } finally {
    repository.remove();
  }
});
