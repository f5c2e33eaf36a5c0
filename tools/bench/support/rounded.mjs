/** Figures with four digits, which are more than the machine's mood leaves. */
export function rounded(figures) {
  const round = (_, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
  return JSON.parse(JSON.stringify(figures, round));
}
