import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type * as Workflows from '@actions/workflow-parser' with { 'resolution-mode': 'import' };
import type * as Actions from '@actions/workflow-parser/actions/action-parser' with {
  'resolution-mode': 'import',
};
import type { PlacedFinding } from './finding';
import { isWorkflow, split, type Together } from './together';

type Parser = typeof Workflows & Pick<typeof Actions, 'parseAction'>;
type Context = Workflows.ParseWorkflowResult['context'];

const ROOT = join(__dirname, '../../../../..');
const ENTRY = `
export * from '@actions/workflow-parser';
export { parseAction } from '@actions/workflow-parser/actions/action-parser';
`;
/** GitHub's own limit for workflows that call workflows. */
const DEEPEST_CALL = 4;

/**
 * Asks GitHub's own parser for the schema, the expressions, and what is given to workflows of the same folder.
 *
 * @throws When it fails to judge.
 */
export async function askWorkflowParser({ root, files }: Together): Promise<PlacedFinding[]> {
  const parser = await loadParser();
  const found = await Promise.all(
    files.map(async (path) => {
      const file = { name: path, content: await readFile(join(root, path), 'utf8') };
      const trace = new parser.NoOperationTraceWriter();
      if (!isWorkflow(path)) return findingsOf(parser.parseAction(file, trace).context, path);
      const { context, value } = parser.parseWorkflow(file, trace);
      if (value !== undefined) {
        const { folder } = split(path);
        await parser.convertWorkflowTemplate(context, value, called(root, folder), {
          errorPolicy: 1,
          fetchReusableWorkflowDepth: DEEPEST_CALL,
        });
      }
      return findingsOf(context, path);
    }),
  );
  return found.flat();
}

/** Reads the workflows that one calls; those of other repositories are out of reach. */
function called(root: string, folder: number) {
  return {
    async getFileContent(reference: { path: string; repository?: string }) {
      if (reference.repository !== undefined) throw new Error('It is in another repository');
      const name = `${folder}/${reference.path}`;
      return { name, content: await readFile(join(root, name), 'utf8') };
    },
  };
}

function findingsOf(context: Context, path: string): PlacedFinding[] {
  const seen = new Map(
    context.errors.getErrors().map(({ rawMessage, range }) => {
      const line = range?.start.line ?? 0;
      return [`${line}:${rawMessage}`, { line, message: rawMessage }] as const;
    }),
  );
  return [...seen.values()].map(({ line, message }) => ({
    tool: 'workflow-parser',
    ...split(path),
    line,
    rule: 'template',
    message,
  }));
}

/** It is ESM with JSON imports, which Jest cannot load; bundled once for a version of it. */
async function loadParser(): Promise<Parser> {
  const manifest = join(ROOT, 'node_modules/@actions/workflow-parser/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const place = join(ROOT, 'node_modules/.cache/pipelines', `workflow-parser-${version}.cjs`);
  if (!existsSync(place)) {
    const part = `${place}.${randomUUID()}.part`;
    buildSync({
      stdin: { contents: ENTRY, resolveDir: __dirname, loader: 'js' },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      outfile: part,
      logLevel: 'error',
    });
    renameSync(part, place);
  }
  return (await import(place)) as Parser;
}
