import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';
import { GO_TOOLS, TOOLS, ZIZMOR_VERSION } from './pinned.mjs';
import { run } from './run.mjs';

const REQUIREMENTS = fileURLToPath(new URL('zizmor.txt', import.meta.url));

/**
 * Gives the program of a tool; installs it first when it is not in the cache.
 *
 * It is made beside its place and moved there by one rename, so a place that exists is whole. When two make the same at a
 * time, the second throws its own away.
 *
 * @param {string} tool One of `actionlint`, `zizmor`, `act` (installed), `shellcheck` (looked for in PATH).
 * @param {NodeJS.ProcessEnv} variables
 * @returns {Promise<string>} Absolute path of the program.
 * @throws What is missing on this machine, and how to get it.
 */
export async function installTool(tool, variables) {
  if (!TOOLS.includes(tool)) {
    throw new Error(`There is no tool "${tool}". Name one of ${TOOLS.join(', ')}.`);
  }
  if (tool === 'shellcheck') return findShellcheck(variables);
  if (tool === 'zizmor') {
    return inCache('zizmor', ZIZMOR_VERSION, join('bin', 'zizmor'), variables, installZizmor);
  }
  const pinned = GO_TOOLS[/** @type {keyof typeof GO_TOOLS} */ (tool)];
  return inCache(tool, pinned.version, tool, variables, (part) =>
    installGoTool(`${pinned.module}@v${pinned.version}`, part, variables),
  );
}

/**
 * @param {string} name
 * @param {string} version
 * @param {string} program Its path inside the folder of the tool.
 * @param {NodeJS.ProcessEnv} variables
 * @param {(part: string, variables: NodeJS.ProcessEnv) => Promise<void>} make
 */
async function inCache(name, version, program, variables, make) {
  const folder = cacheFolder(variables);
  const place = join(folder, `${name}-${version}-${process.platform}-${process.arch}`);
  if (existsSync(join(place, program))) return join(place, program);
  const part = `${place}.${randomUUID()}.part`;
  await mkdir(folder, { recursive: true });
  process.stderr.write(`installing ${name} ${version} into ${folder}, once\n`);
  try {
    await make(part, variables);
    await rename(part, place).catch((error) => {
      if (!existsSync(join(place, program))) throw error;
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return join(place, program);
}

/**
 * @param {string} module With its version.
 * @param {string} part
 * @param {NodeJS.ProcessEnv} variables
 */
async function installGoTool(module, part, variables) {
  const env = { ...variables, GOBIN: part, CGO_ENABLED: '0' };
  const { code, said, isMissing } = await run('go', ['install', module], env);
  if (isMissing) {
    throw new Error(
      `${module} is built with Go, and there is no "go" in PATH. Install Go 1.25 or newer (https://go.dev/dl).`,
    );
  }
  if (code === 0) return;
  throw new Error(
    `"go install ${module}" failed (exit code ${code}):\n  ${said}\nCheck that the machine reaches its Go module proxy ("go env GOPROXY") and has Go 1.25 or newer.`,
  );
}

/**
 * Wheels with known hashes alone. Its program is a binary, so its virtual environment may be moved.
 *
 * @param {string} part
 * @param {NodeJS.ProcessEnv} variables
 */
async function installZizmor(part, variables) {
  const made = await run('python3', ['-I', '-m', 'venv', part], variables);
  if (made.isMissing || made.code !== 0) {
    const what = made.isMissing ? 'there is no "python3" in PATH' : `venv failed:\n  ${made.said}`;
    throw new Error(
      `zizmor ${ZIZMOR_VERSION} needs Python 3 with venv, and ${what}\nInstall both (Debian and Ubuntu: apt-get install python3-venv).`,
    );
  }
  const { code, said } = await run(
    join(part, 'bin', 'python'),
    [
      ...['-I', '-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'],
      ...['--no-deps', '--only-binary=:all:', '--require-hashes', '--requirement', REQUIREMENTS],
    ],
    variables,
  );
  if (code === 0) return;
  throw new Error(
    `zizmor ${ZIZMOR_VERSION} could not be installed (exit code ${code}):\n  ${said}\nCheck that pip reaches its index, and that ${REQUIREMENTS} has the hash of a wheel for this machine.`,
  );
}

/** @param {NodeJS.ProcessEnv} variables */
function findShellcheck(variables) {
  for (const folder of (variables.PATH ?? '').split(delimiter).filter(isAbsolute)) {
    const program = join(folder, 'shellcheck');
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // The next folder may have it.
    }
  }
  throw new Error(
    'There is no "shellcheck" in PATH. Install it (Debian and Ubuntu: apt-get install shellcheck; macOS: brew install shellcheck).',
  );
}
