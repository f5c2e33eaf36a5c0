import schema from '../schemas/service.schema.json';

const OWNER = new RegExp(schema.properties.owners.items.pattern);

/**
 * Reads owners as the command line gives them.
 * @param given one or more per item, separated by commas or blanks
 * @returns each owner once, in the order given
 * @throws Error when one is neither @user, @org/team nor a mail address
 */
export function parseOwners(given: readonly string[] = []): string[] {
  const owners = given.flatMap((item) => item.split(/[\s,]+/)).filter((owner) => owner !== '');
  const wrong = owners.find((owner) => !OWNER.test(owner));
  if (wrong !== undefined) {
    throw new Error(
      `--owners: ${JSON.stringify(wrong)} is no owner. Give GitHub users or teams (@user, @org/team) or mail addresses.`,
    );
  }
  return [...new Set(owners)];
}
