import type { Emergency } from '../emergency';
import { badMigration } from './bad-migration';
import { brokenContract } from './broken-contract';
import { slowLeak } from './slow-leak';

/** All emergencies that can be rehearsed. Another one is a file of its own, a line here, and its name in the schemas that list them. */
export const allEmergencies: readonly Emergency[] = [badMigration, brokenContract, slowLeak];
