/** Names given as one text with commas, or as several options. */
export function nameList(names: string | readonly string[] | undefined): string[] {
  return [names ?? []]
    .flat()
    .flatMap((entry) => entry.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
