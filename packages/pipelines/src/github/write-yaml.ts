import { Document, isPair, isScalar, visit } from 'yaml';

/** What {@link writeYaml} takes for a comment beside a value: that of `uses` alone. */
const BESIDE = / # (.+)$/;

/**
 * Writes data as YAML that people read: no anchors, no folded lines, an empty line before each job, the versions of pinned actions as comments.
 *
 * @param head lines of a comment at the top, without `#`
 */
export function writeYaml(data: object, head: readonly string[]): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  document.commentBefore = head.map((line) => ` ${line}`).join('\n');
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const text = String(value.value);
      const [, comment] = BESIDE.exec(text) ?? [];
      if (comment === undefined) return;
      value.value = text.replace(BESIDE, '');
      value.comment = ` ${comment}`;
    },
  });
  for (const name of ['on', 'jobs']) spaceBefore(document, name);
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true });
}

function spaceBefore(document: Document, name: string): void {
  visit(document, {
    Pair(_, pair, path) {
      if (path.length > 2 || !isScalar(pair.key) || pair.key.value !== name) return;
      pair.key.spaceBefore = true;
      const { value } = pair;
      if (name !== 'jobs' || value === null || typeof value !== 'object') return visit.SKIP;
      const { items } = value as { items: unknown[] };
      for (const item of items.slice(1)) {
        if (isPair(item) && isScalar(item.key)) item.key.spaceBefore = true;
      }
      return visit.SKIP;
    },
  });
}
