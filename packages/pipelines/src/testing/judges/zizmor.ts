import type { PlacedFinding } from './finding';
import { runProgram } from './program';
import { split, type Together } from './together';

/** The parts we use of what zizmor writes: https://docs.zizmor.sh/usage/#output-formats */
interface Report {
  ident: string;
  desc: string;
  locations: {
    symbolic: {
      key: { Local?: { verbatim_path: string } };
      annotation: string;
      kind: string;
    };
    concrete: { location: { start_point: { row: number } } };
  }[];
}

/**
 * Asks zizmor, in one process: its default persona, offline, without anything that hides a finding. A file that it does not
 * audit, such as one that it cannot parse, is a finding `not-audited`.
 *
 * @param program Absolute path.
 * @throws When it fails to judge.
 */
export async function askZizmor(
  { root, files }: Together,
  program: string,
): Promise<PlacedFinding[]> {
  const { code, stdout, stderr } = await runProgram(
    program,
    [
      ...['--offline', '--no-config', '--no-ignores', '--no-exit-codes', '--no-progress'],
      ...['--color', 'never', '--format', 'json-v1', '.'],
    ],
    { cwd: root, env: { HOME: root } },
  );
  const readNone = stderr.includes('error: no inputs collected');
  if (code !== 0 && !readNone) throw new Error(`zizmor ended with ${code}: ${stderr}`);
  const audited = new Set([...stderr.matchAll(/ completed \.\/(.+)$/gm)].map(([, file]) => file));
  const silent = files.filter((file) => !audited.has(file));
  return [
    ...(JSON.parse(readNone ? '[]' : stdout) as Report[]).map(toFinding),
    ...silent.map((file): PlacedFinding => ({
      tool: 'zizmor',
      ...split(file),
      line: 0,
      rule: 'not-audited',
      message: 'zizmor cannot read it',
    })),
  ];
}

function toFinding({ ident, desc, locations }: Report): PlacedFinding {
  const primary = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
  const path = primary?.symbolic.key.Local?.verbatim_path.replace(/^\.\//, '') ?? '';
  return {
    tool: 'zizmor',
    ...split(path),
    line: (primary?.concrete.location.start_point.row ?? -1) + 1,
    rule: ident,
    message: `${desc}: ${primary?.symbolic.annotation ?? ''}`,
  };
}
