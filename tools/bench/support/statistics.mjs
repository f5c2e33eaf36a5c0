/** The middle one of some numbers; of an even count the upper of the two in the middle. */
export const median = (numbers) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
