import type { StackEvent } from '../cloud/cloud';
import { isStackItself } from './root-cause';

const BEGINNINGS = [
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
];

/** Whether an operation on the stack begins with this event. Taking one back belongs to it. */
export function beginsOperation(event: StackEvent): boolean {
  return isStackItself(event) && BEGINNINGS.includes(event.status);
}
