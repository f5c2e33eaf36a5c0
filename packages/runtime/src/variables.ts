/** Variables of a process, as in `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The value of a variable. An empty one counts as not set, since a deployment that has no value for a
 * variable often hands over an empty text.
 */
export function variable(variables: Variables, name: string): string | undefined {
  return variables[name] || undefined;
}
