/** The preset has no types of its own; these are the parts used here, of version 9.3. */
declare module 'conventional-changelog-conventionalcommits' {
  import type { ParserOptions } from 'conventional-commits-parser';

  export const DEFAULT_COMMIT_TYPES: readonly { type: string; section: string; hidden?: boolean }[];

  export default function createPreset(config?: object): {
    parser: ParserOptions;
    writer: { mainTemplate: string; headerPartial: string; commitPartial: string };
  };
}
