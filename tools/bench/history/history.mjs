import { beginProject, editProject, editRoot, projectFiles, workspaceFiles } from './edits.mjs';
import { openLedger } from './ledger.mjs';
import { advanceMain, missedBy, openMain, openTopic } from './line.mjs';
import { beginning, messageOf, tellChange, tellRevert, tellSquash } from './messages.mjs';
import { APPLICATION, makeProjects, releaseRules } from './projects.mjs';
import { seededRandom } from './random.mjs';
import { openWriter } from './writer.mjs';

const OPEN_TOPICS = 4;

/**
 * @typedef {object} HistoryOptions
 * @property {number} services
 * @property {number} commits of the history, merges and releases included
 * @property {number} [seed]
 * @property {boolean} [flat] all services in one folder
 * @property {number} [releaseEvery] commits; the last three quarters of that many stay unreleased
 */

/**
 * A history as commands for `git fast-import`, the same for the same options: a workspace whose
 * services are worked on by commits, squash merges, reverts, and topics that are merged with
 * a merge commit, some of them criss-cross, and which is released again and again. Up to half
 * of the services come later, and one stands still since the first release, so that planning
 * the next one needs all of the history.
 *
 * Yields `{ hashOf: mark }` where it needs the id of a commit (see `importHistory`).
 *
 * @param {HistoryOptions} options
 */
export function* makeHistory(options) {
  const { services, commits, seed = 1, flat = false, releaseEvery = 400 } = options;
  const random = seededRandom(seed);
  const projects = makeProjects(services, random, flat);
  const ledger = openLedger(projects);
  const writer = openWriter();
  const main = openMain();
  const lastRelease = commits - Math.floor(releaseEvery * 0.75);
  const begun = Math.max(Math.ceil(services / 2), services - Math.floor(commits / 10));
  const active = projects.services.slice(1, begun);
  const coming = projects.services.slice(begun);
  const arrivals = coming.length;
  const made = { releases: 0, squashes: 0, reverts: 0, crissCross: 0 };
  /** @type {import('./line.mjs').Topic[]} */
  let topics = [];
  let recent = [];
  let requests = 0;
  let releaseAt = lastRelease % releaseEvery;

  yield* begin();
  yield* release();
  while (writer.counts.commits < commits) {
    if (writer.counts.commits >= releaseAt && releaseAt <= lastRelease) yield* release();
    else yield* goOn();
  }
  if (coming.length > 0) throw new Error(`${coming.length} services never came`);
  return { ...writer.counts, ...made, due: ledger.due().sort(), rules: releaseRules(projects) };

  function* commitOnMain(message, changes, told, merged = []) {
    const parents = main.tip === undefined ? [] : [main.tip, ...merged];
    advanceMain(main, yield* writer.commit(main.ref, parents, message, changes), changes);
    for (const change of told) ledger.add(change);
  }

  function* begin() {
    const first = projects.services.slice(0, begun);
    const files = [...projects.libraries, ...first].flatMap((it) => beginProject(random, it));
    const told = beginning(null);
    yield* commitOnMain(
      messageOf(told.header, told.body),
      yield* writer.blobs([...workspaceFiles(projects, first), ...files]),
      first.map(({ name }) => ({ project: name, told })),
    );
  }

  function* release() {
    while (releaseAt <= writer.counts.commits) releaseAt += releaseEvery;
    const sourceCommit = yield { hashOf: main.tip };
    const { files, tags } = ledger.release({ sourceCommit, date: writer.day() });
    if (tags.length === 0) return;
    const list = tags.map(({ name }) => `- ${name}`).join('\n');
    const message = messageOf(`chore(release): ${tags.at(-1).name}`, list);
    yield* commitOnMain(message, yield* writer.blobs(files), []);
    for (const tag of tags) yield* writer.tag(tag.name, tag.message, main.tip);
    made.releases += 1;
    recent = [];
  }

  function* goOn() {
    const left = commits - writer.counts.commits;
    if (left <= topics.length) yield* mergeIntoMain(topics.shift());
    else if (left > topics.length + 2 && topics.length < OPEN_TOPICS && random.chance(0.12)) {
      requests += 1;
      topics.push(openTopic(main, requests, random.between(1, 6)));
      yield* advance(topics.at(-1));
    } else if (topics.length > 0 && random.chance(0.55)) yield* advance(random.pick(topics));
    else if (arrivalIsDue()) yield* welcome(coming.shift());
    else if (recent.length > 0 && random.chance(0.04)) yield* revert(random.pick(recent));
    else if (random.chance(0.4)) yield* squash();
    else yield* work();
  }

  function arrivalIsDue() {
    const next = arrivals - coming.length + 1;
    return coming.length > 0 && writer.counts.commits > (next / (arrivals + 1)) * (commits / 2);
  }

  function* welcome(service) {
    active.push(service);
    const told = beginning(service.name);
    const files = [...projectFiles(service), ...beginProject(random, service)];
    yield* commitOnMain(messageOf(told.header, told.body), yield* writer.blobs(files), [
      { project: service.name, told },
    ]);
  }

  /** What a change is about: one or two services, a library, the application, or files of nobody. */
  function choose() {
    return random.pickWeighted([
      [() => [random.pickSkewed(active)], 78],
      [() => [random.pickSkewed(active), random.pickSkewed(active)], 8],
      [() => [random.pick(projects.libraries)], 8],
      [() => [APPLICATION], 1],
      [() => [], 5],
    ])();
  }

  function* change(touched = choose()) {
    const told = tellChange(random, touched[0]?.name ?? null);
    const files =
      touched.length === 0 ? editRoot(random) : touched.flatMap((it) => editProject(random, it));
    const changes = yield* writer.blobs(new Map(files));
    const removable = changes.find(([path]) => path.includes('/src/') && main.files.has(path));
    if (removable && random.chance(0.03)) removable[1] = null;
    const names = [...new Set(touched.map(({ name }) => name))];
    return { told, changes, list: names.map((project) => ({ project, told })) };
  }

  function* work() {
    const { told, changes, list } = yield* change();
    const before = changes.map(([path]) => [path, main.files.get(path) ?? null]);
    yield* commitOnMain(messageOf(told.header, told.body), changes, list);
    recent = [...recent.slice(-20), { header: told.header, mark: main.tip, before }];
  }

  function* squash() {
    made.squashes += 1;
    requests += 1;
    const touched = choose();
    const parts = [];
    for (let left = random.between(1, 4); left > 0; left -= 1) parts.push(yield* change(touched));
    const told = parts.map((part) => part.told);
    const changes = new Map(parts.flatMap((part) => part.changes));
    const list = parts.flatMap((part) => part.list);
    yield* commitOnMain(tellSquash(told, requests), [...changes], list);
  }

  function* revert(reverted) {
    made.reverts += 1;
    recent = recent.filter((commit) => commit !== reverted);
    const hash = yield { hashOf: reverted.mark };
    yield* commitOnMain(tellRevert(reverted.header, hash), reverted.before, []);
  }

  /** @param {import('./line.mjs').Topic} topic */
  function* advance(topic) {
    const left = commits - writer.counts.commits;
    if (topic.commits === 0) {
      topics = topics.filter((other) => other !== topic);
      yield* mergeIntoMain(topic);
    } else if (topic.seen < main.journal.length && topic.changes.size > 0 && random.chance(0.1)) {
      yield* catchUp(topic, random.chance(0.4) && left > topics.length + 1);
    } else {
      topic.commits -= 1;
      const { told, changes, list } = yield* change();
      const message = messageOf(told.header, told.body);
      topic.tip = yield* writer.commit(topic.ref, [topic.tip], message, changes);
      for (const [path, blob] of changes) topic.changes.set(path, blob);
      topic.told.push(...list);
    }
  }

  function* mergeIntoMain(topic) {
    const message = `Merge pull request #${topic.number} from org/topic/${topic.number}\n`;
    const changes = [...topic.changes];
    topic.changes.clear();
    yield* commitOnMain(message, changes, topic.told.splice(0), [topic.tip]);
  }

  /** Merges what `main` has into a topic; criss-cross when `main` takes the topic at the same moment. */
  function* catchUp(topic, crissCross) {
    const changes = missedBy(topic, main);
    const parents = [topic.tip, main.tip];
    const seen = main.journal.length;
    if (crissCross) {
      made.crissCross += 1;
      yield* mergeIntoMain(topic);
    }
    const message = `Merge branch 'main' into topic/${topic.number}\n`;
    topic.tip = yield* writer.commit(topic.ref, parents, message, changes);
    topic.seen = seen;
  }
}
