/** Work that is done again when it was asked for meanwhile. */
export interface Folded {
  /** Asks for it. However often that happens while it is being done, it is done once more afterwards. */
  ask(): void;
  /** When nothing is being done, and nothing was asked for. */
  settled(): Promise<void>;
}

/**
 * Does some work whenever it is asked for, never twice at once, and always after the last time it was asked for.
 * @param work must not reject
 */
export function folded(work: () => Promise<void>): Folded {
  let asked = false;
  let going: Promise<void> | null = null;
  const go = async (): Promise<void> => {
    while (asked) {
      asked = false;
      await work();
    }
    going = null;
  };
  return {
    ask() {
      asked = true;
      going ??= go();
    },
    settled: () => going ?? Promise.resolve(),
  };
}
