import type { ReleasePlan } from '../types';

/**
 * The message of a release commit: what is released in the subject, all tags in the body.
 *
 * @param template a subject of the user's own; `{version}` becomes the application's version
 */
export function commitMessage(plan: ReleasePlan, template?: string): string {
  const { application, services } = plan;
  const tags = services.flatMap(({ tag }) => (tag === null ? [] : [tag]));
  const own = application?.tag ?? null;
  const what = own ?? (tags.length === 1 ? (tags[0] ?? '') : `${tags.length} services`);
  const subject = template
    ? template.replaceAll('{version}', application?.nextVersion ?? '').trim()
    : `chore(release): ${what}`;
  const body = [...tags, ...(own === null ? [] : [own])].map((tag) => `- ${tag}`);
  return `${subject}\n\n${body.join('\n')}\n`;
}
