import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PlacedFinding } from './finding';
import { runProgram } from './program';
import { fromWorkspace } from './self-repository';
import { isWorkflow, split, type Together } from './together';

/** What actionlint writes for `{{json .}}`: https://github.com/rhysd/actionlint/blob/v1.7.12/docs/usage.md#format */
interface Report {
  message: string;
  filepath: string;
  line: number;
  kind: string;
}

/**
 * Asks actionlint, in one process, with shellcheck for every `run:`. It does not know `uses: $/…` yet, so the copy is changed
 * to `./…`, which it checks: nobody may use the copy after it.
 *
 * @param programs Absolute paths.
 * @throws When it fails to judge.
 */
export async function askActionlint(
  { root, files }: Together,
  programs: { actionlint: string; shellcheck: string },
): Promise<PlacedFinding[]> {
  for (const file of files) {
    const path = join(root, file);
    await writeFile(path, fromWorkspace(await readFile(path, 'utf8')));
  }
  const { code, stdout, stderr } = await runProgram(
    programs.actionlint,
    [
      ...['-format', '{{json .}}', '-no-color', '-shellcheck', programs.shellcheck, '-pyflakes='],
      ...files.filter(isWorkflow),
    ],
    { cwd: root, env: { PATH: dirname(programs.shellcheck), HOME: root } },
  );
  if (code !== 0 && code !== 1) throw new Error(`actionlint ended with ${code}: ${stderr}`);
  return (JSON.parse(stdout) as Report[]).map(({ message, filepath, line, kind }) => ({
    tool: 'actionlint',
    ...split(filepath),
    line,
    rule: kind,
    message: message.replaceAll(`${root}/`, ''),
  }));
}
