import { isJson, type Json, membersOf } from './resolve';

/** Schemas by media type, in lower case and without parameters. */
export function mediaTypesOf(content: unknown): Map<string, Json> {
  return new Map(
    membersOf(content).map(([type, media]) => [
      (type.split(';')[0] ?? type).trim().toLowerCase(),
      isJson(media) ? media : {},
    ]),
  );
}

/** What stands for a media type: itself, else a range that it is in. */
export function findMedia(types: ReadonlyMap<string, Json>, type: string): Json | undefined {
  const range = `${type.split('/')[0]}/*`;
  return types.get(type) ?? types.get(range) ?? types.get('*/*');
}
