import type { FileAt } from '@org/release';

/** The OpenAPI document of a service, beside its service.json. */
export const API_DOCUMENT = 'openapi.json';

/** Where the document of a project is. @param root its folder; both are relative to the workspace */
export function documentPath(root: string): string {
  return root === '.' ? API_DOCUMENT : `${root}/${API_DOCUMENT}`;
}

/** @returns null where there is none. @throws Error for what is no JSON, naming commit and file */
export function parseDocument(text: string | null, file: FileAt | undefined): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = file === undefined ? API_DOCUMENT : `${file.path} at ${file.commit.slice(0, 12)}`;
    throw new Error(`${where} is no JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
