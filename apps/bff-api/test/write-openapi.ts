import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { apiDocument } from '../src/handler/api-document';

async function main(): Promise<void> {
  const file = join(__dirname, '../openapi.json');
  const text = JSON.stringify(apiDocument());
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
