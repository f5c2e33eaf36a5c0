/**
 * Which version of a function takes a request, as Lambda picks it by the weights of an alias.
 *
 * @param {{ FunctionVersion?: string, RoutingConfig?: { AdditionalVersionWeights?: Record<string, number> } }} alias
 * @param {number} chance from 0 to below 1
 */
export function pickVersion({ FunctionVersion = '$LATEST', RoutingConfig }, chance) {
  let left = chance;
  for (const [version, weight] of Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {})) {
    if (left < weight) return version;
    left -= weight;
  }
  return FunctionVersion;
}
