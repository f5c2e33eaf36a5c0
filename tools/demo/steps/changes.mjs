import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkAffected } from './affected.mjs';
import { push } from './git.mjs';

/**
 * What a developer changes in one commit.
 *
 * @typedef {object} Change
 * @property {string} message
 * @property {readonly string[]} services Whose checks it makes run.
 * @property {true} [api] Whether it changes what the API of its services says of itself.
 * @property {Readonly<Record<string, readonly Replacement[] | string>>} files Replacements in a
 *   file, or the text of a new one.
 *
 * @typedef {readonly [from: string, to: string]} Replacement
 */

/** @type {Change} */
const usersFeature = {
  message: 'feat(users-ms): users have nicknames',
  services: ['users-ms'],
  api: true,
  files: {
    'apps/users-ms/src/domain/user.ts': [
      [
        'const description =',
        'const nickname = z.string().trim().min(1).max(40);\nconst description =',
      ],
      [
        '  id: z.uuid().optional(),\n',
        '  id: z.uuid().optional(),\n  nickname: nickname.optional(),\n',
      ],
      ['  createdAt:', '  nickname: nickname.optional(),\n  createdAt:'],
    ],
    'apps/users-ms/src/domain/nickname.spec.ts': `import { newUserSchema } from './user';

describe('a nickname', () => {
  it('is optional', () => {
    expect(newUserSchema.parse({ name: 'Ada Lovelace' })).toEqual({ name: 'Ada Lovelace' });
  });

  it('loses the spaces around it', () => {
    const { nickname } = newUserSchema.parse({ name: 'Ada Lovelace', nickname: ' ada ' });
    expect(nickname).toBe('ada');
  });

  it('is refused when it is empty', () => {
    expect(newUserSchema.safeParse({ name: 'Ada Lovelace', nickname: ' ' }).success).toBe(false);
  });
});
`,
  },
};

/** @type {Change} */
const dealsFix = {
  message: 'fix(deals-ms): say which deal there is not',
  services: ['deals-ms'],
  files: {
    'apps/deals-ms/src/domain/deal-use-cases.ts': [
      ["'There is no deal with this id.'", '`There is no deal with the id ${id}.`'],
    ],
  },
};

/** @type {Change} */
const docs = {
  message: 'docs: how we review',
  services: [],
  files: {
    'docs/reviews.md': '# Reviews\n\nSmall changes, one reviewer, within a day.\n',
  },
};

/** @type {Change} */
const breakingBff = {
  message: `feat(bff-api)!: names have at most 60 characters

BREAKING CHANGE: longer names are refused with 422; shorten them before.`,
  services: ['bff-api'],
  api: true,
  files: {
    'apps/bff-api/src/domain/offer.ts': [['.max(120)', '.max(60)']],
  },
};

/** A step per change: commit and push it, and see what it makes run. */
export const change = Object.freeze({
  usersFeature: step(usersFeature),
  dealsFix: step(dealsFix),
  docs: step(docs),
  breakingBff: step(breakingBff),
});

/**
 * @param {Change} made
 * @returns {import('../run-steps.mjs').Step}
 */
function step({ message, services, api, files }) {
  const [header] = message.split('\n');
  return {
    title: `git commit -m "${header}", nx affected`,
    run: async (demo) => {
      for (const [file, content] of Object.entries(files)) {
        await write(join(demo.workspace, file), content);
      }
      if (api) for (const service of services) await demo.nx.run(['run', `${service}:openapi`]);
      await demo.git('add', '--all');
      await demo.git('commit', '--quiet', '-m', message);
      const found = await checkAffected(demo, { base: 'HEAD~1', services });
      await push(demo);
      return found;
    },
  };
}

/**
 * @param {string} file
 * @param {readonly Replacement[] | string} content
 */
async function write(file, content) {
  if (typeof content === 'string') {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag: 'wx' });
    return;
  }
  let text = await readFile(file, 'utf8');
  for (const [from, to] of content) {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
    text = parts.join(to);
  }
  await writeFile(file, text);
}
