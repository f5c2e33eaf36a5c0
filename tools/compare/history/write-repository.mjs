import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { createInterface } from 'node:readline';
import { contentWriter } from './file-content.mjs';
import { headerOf, messageText } from './message.mjs';
import { commitOf } from './play.mjs';
import { tagName } from './scenario.mjs';

const START = Date.UTC(2026, 0, 5, 9, 0, 0) / 1000;
const PERSON = 'Ada Lovelace <ada@example.com>';

/** The environment of every git and Nx here: no settings of the user, no Nx around it. */
export function cleanEnvironment() {
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(NX_|GIT_|JEST_|NODE_OPTIONS$)/.test(name)),
    ),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

/**
 * Writes a played history as a git repository with its files checked out: three git
 * processes, whatever its length.
 *
 * @param {import('./play.mjs').History} history with at least one commit
 * @param {string} root an empty folder
 * @param {(index: number) => number} [dateOf] minutes from the start to a commit
 * @returns {Promise<string[]>} the ids of the commits, in the order of `history.commits`
 */
export async function writeRepository(history, root, dateOf = (index) => index) {
  git(root, 'init', '--quiet', '--initial-branch=main');
  const importer = spawn('git', ['fast-import', '--quiet'], {
    cwd: root,
    env: cleanEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(importer, 'close');
  const errors = importer.stderr.setEncoding('utf8').toArray();
  const answers = createInterface({ input: importer.stdout })[Symbol.asyncIterator]();
  const texts = [];
  const hashes = [];
  const contentOf = contentWriter(history);
  const lookUp = (id) => {
    const { index } = commitOf(history, id);
    return { header: headerOf(texts[index]), hash: hashes[index] };
  };
  for (const commit of history.commits) {
    texts.push(messageText(commit.message, lookUp));
    const date = START + dateOf(commit.index) * 60;
    importer.stdin.write(importedCommit(commit, texts[commit.index], contentOf, date));
    const { value, done } = await answers.next();
    if (done) break;
    hashes.push(value);
  }
  importer.stdin.end(importedRefs(history));
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import: ${(await errors).join('')}`);
  git(root, 'reset', '--quiet', '--hard');
  return hashes;
}

function git(root, ...args) {
  const { status, stderr } = spawnSync('git', args, {
    cwd: root,
    env: cleanEnvironment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

/** Marks count from one. */
function importedCommit({ index, parents, tree, changed }, text, contentOf, date) {
  const [first, ...others] = parents;
  return [
    'commit refs/heads/main',
    `mark :${index + 1}`,
    `committer ${PERSON} ${date} +0000`,
    data(text),
    ...(first === undefined ? [] : [`from :${first + 1}`]),
    ...others.map((parent) => `merge :${parent + 1}`),
    ...changed.map((path) =>
      tree.has(path)
        ? `M 100644 inline ${path}\n${data(contentOf(path, tree.get(path)))}`
        : `D ${path}`,
    ),
    '',
    `get-mark :${index + 1}`,
    '',
  ].join('\n');
}

function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function importedRefs({ scenario, branches, tags }) {
  return [
    ...[...branches].map(([name, index]) => `reset refs/heads/${name}\nfrom :${index + 1}\n`),
    ...tags.map(({ service, version, commit, annotated }) => {
      const name = tagName(scenario, service, version);
      return annotated
        ? `tag ${name}\nfrom :${commit + 1}\ntagger ${PERSON} ${START} +0000\n${data(name)}`
        : `reset refs/tags/${name}\nfrom :${commit + 1}\n`;
    }),
    '',
  ].join('\n');
}
