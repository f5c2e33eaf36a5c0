/** What a name is compared by: hosts of git know no upper and lower case, and one person must not count as two. */
export function personKey(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}
