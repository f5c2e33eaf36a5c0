import { fileCases } from './files.mjs';
import { messageCases } from './messages.mjs';
import { revertCases } from './reverts.mjs';
import { versionCases } from './versions.mjs';

/** At least one for each rule, and some where a known defect of older versions of Nx is gone. */
export const CASES = [...messageCases, ...fileCases, ...revertCases, ...versionCases];
