import type { ReleaseName } from '@org/delivery';

/**
 * Reads releases of services, separated by commas or blanks: `bff-api@1.3.0`. A `v` before the version may be left out.
 *
 * @param option it was given to, for the error
 * @throws Error for what is none
 */
export function releaseNames(given: string, option: string): ReleaseName[] {
  return given
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .map((each) => {
      const [service = '', name = '', ...more] = each.split('@');
      if (service !== '' && name !== '' && more.length === 0) {
        return { service, name: bareVersion(name) };
      }
      throw new Error(
        `--${option}=${each} names no release: give <service>@<version>, such as bff-api@1.3.0.`,
      );
    });
}

/** `2.0.5` of `v2.0.5`. */
export function bareVersion(name: string): string {
  return name.replace(/^v(?=\d)/, '');
}
