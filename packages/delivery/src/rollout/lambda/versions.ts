/** Versions of functions in one text, as records name them: `deals-ms-function:7`, several with commas between. */
export function versionsText(versions: Readonly<Record<string, string>>): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name}:${version}`)
    .sort()
    .join(',');
}

/** The other way round. */
export function readVersions(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').flatMap((each) => {
      const at = each.lastIndexOf(':');
      return at < 0 ? [] : [[each.slice(0, at), each.slice(at + 1)]];
    }),
  );
}
