/** Whether something is going on that will end by itself. */
export function isMoving(status: string): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}

/** Whether the stack is what its template says. */
export function isSettled(status: string): boolean {
  return ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'].includes(status);
}

/** Whether its first creation failed, so that it can only be deleted. */
export function isNeverCreated(status: string): boolean {
  return ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED'].includes(status);
}
