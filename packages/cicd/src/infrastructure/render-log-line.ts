import type { LogLine } from '@org/delivery';

/**
 * Makes the function that renders a logged line: its time (UTC), its service when there are
 * several, and what was logged.
 * @param services all that lines may be of
 */
export function logLineRenderer(services: readonly string[]): (line: LogLine) => string {
  const width = services.length > 1 ? Math.max(...services.map(({ length }) => length)) : 0;
  return ({ service, time, message }) =>
    [
      new Date(time).toISOString(),
      ...(width > 0 ? [service.padEnd(width)] : []),
      message.trimEnd(),
    ].join('  ');
}
