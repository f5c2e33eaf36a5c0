import { headerOf, messageText } from './message.mjs';
import { commitOf, play } from './play.mjs';
import { tagName } from './scenario.mjs';

/**
 * A scenario as a person reads it: the workspace, then a line per commit with its parents
 * where they are not the commit before it, its files, its tags.
 *
 * @param {import('./scenario.mjs').Scenario} scenario
 */
export function describe(scenario) {
  const history = play(scenario);
  return [...describeWorkspace(scenario), '', ...describeCommits(history)].join('\n');
}

function describeWorkspace({ services, libraries, groups, nx, preid }) {
  const project =
    (kind) =>
    ({ name, root, formerRoot, dependencies }) =>
      `${kind} ${name} in ${formerRoot === undefined ? '' : `${formerRoot}, later `}${root}${
        dependencies.length > 0 ? `, built from ${dependencies.join(', ')}` : ''
      }`;
  return [
    ...services.map(project('service')),
    ...libraries.map(project('library')),
    ...groups.map(
      ({ name, services: members, ...options }) =>
        `group ${name} of ${members.join(', ')}: ${JSON.stringify(options)}`,
    ),
    `nx: ${JSON.stringify(nx)}${preid === null ? '' : `, preid ${preid}`}`,
  ];
}

function describeCommits(history) {
  const { scenario, commits, branches, tags } = history;
  const texts = [];
  const lookUp = (id) => ({
    header: headerOf(texts[commitOf(history, id).index]),
    hash: `<${id}>`,
  });
  return commits.map((commit) => {
    const { index, id, parents, message, changed, tree } = commit;
    texts.push(messageText(message, lookUp));
    const from = parents.length === 1 && parents[0] === index - 1 ? [] : parents;
    const notes = [
      ...(from.length > 0 ? [`on ${from.map((parent) => commits[parent].id).join(' and ')}`] : []),
      ...changed.map((path) => (tree.has(path) ? path : `-${path}`)),
      ...tags
        .filter((tag) => tag.commit === index)
        .map(({ service, version }) => `tag ${tagName(scenario, service, version)}`),
      ...[...branches].filter(([, end]) => end === index).map(([name]) => `branch ${name}`),
    ];
    return `${id}  ${JSON.stringify(texts[index])}\n      ${notes.join(' | ')}`;
  });
}
