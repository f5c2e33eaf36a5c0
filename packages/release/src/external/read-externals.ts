import type { HistoryCommit, Tag } from '../git/git-reader';
import type { CheckedExternal } from './check-externals';
import type { Choice } from './choose-version';
import {
  externalMove,
  isKept,
  startOf,
  wantedTags,
  type ExternalMove,
  type Pins,
} from './external-move';
import type { CommitRange, ExternalReader } from './external-reader';

/** All that planning knows of another repository, as plain data. */
export interface ExternalRepository {
  repository: string;
  /** Why it could not be read, and then nothing else is known. */
  unreachable?: string;
  tags: Tag[];
  /** The commits of the tags that matter. */
  tagged: HistoryCommit[];
  /** The commits between the pinned versions and the composed ones, every child before its parents. */
  commits: HistoryCommit[];
}

/** What {@link readExternals} takes. */
export interface ExternalsInput {
  services: readonly CheckedExternal[];
  choiceOf: (service: string) => Choice;
  /** The manifest that the composition is moved from. */
  pins: Pins;
}

/**
 * Reads the repositories of external services, each once and all at the same time: their
 * tags, and of the history only what is needed to tell the moved services' changes. One
 * that is out of reach is told in the data.
 */
export function readExternals(
  reader: ExternalReader,
  { services, choiceOf, pins }: ExternalsInput,
): Promise<ExternalRepository[]> {
  const asked = services.filter((service) => !isKept(service, choiceOf(service.name), pins));
  const repositories = [...new Set(asked.map(({ repository }) => repository))];
  return Promise.all(
    repositories.map((repository) =>
      readRepository(reader, repository, (tags) =>
        asked
          .filter((service) => service.repository === repository)
          .map((service) => externalMove(service, tags, choiceOf(service.name), pins)),
      ),
    ),
  );
}

async function readRepository(
  reader: ExternalReader,
  repository: string,
  movesOf: (tags: readonly Tag[]) => ExternalMove[],
): Promise<ExternalRepository> {
  const none = { repository, tags: [], tagged: [], commits: [] };
  const tags = await reader.readTags(repository);
  if ('unreachable' in tags) return { ...none, ...tags };
  const moves = movesOf(tags.read);
  const wanted = distinct(moves.flatMap(wantedTags));
  if (wanted.length === 0) return { ...none, tags: tags.read };
  const tagged = await reader.readTagged(repository, wanted);
  if ('unreachable' in tagged) return { ...none, ...tagged };
  const range = rangeOf(moves, tagged.read);
  if (range.tips.length === 0) return { ...none, tags: tags.read, tagged: tagged.read };
  const commits = await reader.readRange(repository, range);
  if ('unreachable' in commits) return { ...none, ...commits };
  return { repository, tags: tags.read, tagged: tagged.read, commits: commits.read };
}

/** A tag that begins is a tip too: what is only in its history has to be told from what is not. */
function rangeOf(moves: readonly ExternalMove[], tagged: readonly HistoryCommit[]): CommitRange {
  const tips: Tag[] = [];
  const bases: Tag[] = [];
  let whole = false;
  for (const move of moves) {
    const start = startOf(move, tagged);
    if (!start || !move.to) continue;
    tips.push(move.to.tag);
    if ('tag' in start) bases.push(start.tag);
    else whole = true;
  }
  return { tips: distinct([...tips, ...bases]), bases: whole ? [] : distinct(bases) };
}

function distinct(tags: readonly Tag[]): Tag[] {
  return [...new Map(tags.map((tag) => [tag.name, tag])).values()];
}
