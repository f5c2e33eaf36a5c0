/**
 * Finds the IAM statements of a template that allow actions by a wildcard, such as `*`, `s3:*` and
 * `s3:Get*`, or all but some.
 *
 * @param {unknown} template
 * @returns {string[]} the actions, each as it is written
 */
export function wildcardActions(template) {
  if (typeof template !== 'object' || template === null) return [];
  const { Effect, Action, NotAction } = /** @type {Record<string, unknown>} */ (template);
  const own =
    Effect !== 'Allow'
      ? []
      : [
          ...written(Action).filter((action) => action.includes('*')),
          ...written(NotAction).map((action) => `all but ${action}`),
        ];
  return [...own, ...Object.values(template).flatMap(wildcardActions)];
}

/** @param {unknown} actions one or many; what CloudFormation puts together is taken as JSON */
function written(actions) {
  return (actions === undefined ? [] : [actions])
    .flat()
    .map((action) => (typeof action === 'string' ? action : JSON.stringify(action)));
}
