/** What was asked for does not exist. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** What was to be created exists. */
export class AlreadyExistsError extends Error {
  override readonly name = 'AlreadyExistsError';
}
