/** A setting of git: `http.extraheader`, and its value. */
export type Setting = readonly [key: string, value: string];

/** Reads an entry of what `git config -z` lists. Without a value a setting is true. */
export function readSetting(entry: string): Setting {
  const end = entry.indexOf('\n');
  return end === -1 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)];
}

/**
 * Hands settings to git by environment, where other users of the machine do not see them.
 * @param first how many are handed on already
 */
export function settingsEnvironment(
  settings: readonly Setting[],
  first: number,
): Record<string, string> {
  const variables = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return {
    ...(Object.fromEntries(variables) as Record<string, string>),
    GIT_CONFIG_COUNT: String(first + settings.length),
  };
}
