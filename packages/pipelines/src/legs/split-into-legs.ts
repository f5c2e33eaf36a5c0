/** What one machine does of a job that is split. */
export interface Leg {
  /** For people. */
  name: string;
  /** Nx projects, separated by commas. */
  projects: string;
}

/** How many machines a job is split among, if nothing else is said. GitHub makes 256 jobs of a matrix at most. */
export const LEGS = 20;

/**
 * Divides projects among machines: one each while there are enough machines, else as evenly as it goes.
 *
 * @param projects in the order of their names
 * @param most legs, at least 1
 */
export function splitIntoLegs(projects: readonly string[], most = LEGS): Leg[] {
  const sorted = [...projects].sort();
  const count = Math.min(most, sorted.length);
  return Array.from({ length: count }, (_, leg): Leg => {
    const own = sorted.filter((__, at) => at % count === leg);
    const [first = '', ...others] = own;
    const name = others.length === 0 ? first : `${first} and ${others.length} more`;
    return { name, projects: own.join(',') };
  });
}
