/** One record of what git prints with `-z`: a fixed number of fields, then paths. */
export interface GitRecord {
  fields: string[];
  /** None when git was not asked for names, or there are none. */
  paths: string[];
}

/**
 * Reads records from git's output: an empty token, the fields, and one token for each
 * path, each with a NUL at its end. The first path of a record follows a newline, which
 * git puts between a message and names. A field may be empty and a path may not, so
 * after its fields an empty token ends a record, and nothing else can.
 *
 * Only what is between two NUL bytes is decoded, so no character is split between chunks.
 *
 * @param width number of fields
 * @returns the records in batches, as the chunks come
 */
export async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  width: number,
): AsyncGenerator<GitRecord[]> {
  let open: GitRecord | null = null;
  for await (const tokens of nulTokens(chunks)) {
    const complete: GitRecord[] = [];
    for (const token of tokens) {
      if (open === null) open = { fields: [], paths: [] };
      else if (open.fields.length < width) open.fields.push(token);
      else if (token !== '') open.paths.push(open.paths.length === 0 ? token.slice(1) : token);
      else {
        complete.push(open);
        open = { fields: [], paths: [] };
      }
    }
    if (complete.length > 0) yield complete;
  }
  if (open?.fields.length === width) yield [open];
}

async function* nulTokens(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(0);
    if (cut === -1) {
      rest.push(chunk);
      continue;
    }
    const whole = Buffer.concat([...rest, chunk.subarray(0, cut)]);
    rest = [chunk.subarray(cut + 1)];
    yield whole.toString('utf8').split('\0');
  }
}
