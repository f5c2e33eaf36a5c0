/** What a client's answer says of it, as far as it is needed here. */
interface Answered {
  response: unknown;
}

interface Stack {
  add(
    middleware: (next: (args: never) => Promise<Answered>) => (args: never) => Promise<Answered>,
    options: { step: 'deserialize'; name: string; priority: 'low' },
  ): void;
}

/**
 * Reads the clock of who answers a command: the `Date` of the answer, in whole seconds (RFC 9110, 6.6.1).
 *
 * @param stack of the command, before it is sent
 * @returns what gives the moment, in milliseconds since 1970; this machine's where nothing was said
 */
export function cloudClock(stack: unknown): () => number {
  let said = Number.NaN;
  (stack as Stack).add(
    (next) => async (args) => {
      const answered = await next(args);
      const { headers } = answered.response as { headers?: Record<string, string> };
      said = Date.parse(headers?.['date'] ?? '');
      return answered;
    },
    { step: 'deserialize', name: 'cloudClock', priority: 'low' },
  );
  return () => (Number.isNaN(said) ? Date.now() : said);
}
