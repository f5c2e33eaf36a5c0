export { packPackages, publishPackages } from './publish.mjs';
export { startRegistry } from './registry.mjs';

/** @typedef {import('./publish.mjs').Packed} Packed */
/** @typedef {import('./registry.mjs').Registry} Registry */
