import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthesize } from '@org/delivery';

const preload = fileURLToPath(new URL('report-findings.cjs', import.meta.url));

/**
 * @typedef {object} Report what cdk-nag says of an app
 * @property {{ rule: string, places: string[] }[]} found
 * @property {{ rule: string, places: string[] }[]} foundInAll also what is acknowledged
 * @property {{ rule: string, reason: string }[]} acknowledged
 *
 * @typedef {object} Synthesized the app of a service in an environment
 * @property {string} service
 * @property {string} folder of its cloud assembly
 * @property {string[]} files its templates, those of stages in it too
 * @property {object[]} templates what is in these files
 * @property {Report} report
 */

/**
 * Runs the apps of copied services as a deployment does, with cdk-nag in them.
 *
 * @param {string} workspace
 * @param {readonly { name: string, folder: string }[]} services
 * @param {{ environment: string, variables?: Record<string, string> }} place the variables are those of the apps, beside their own
 * @returns {Promise<Synthesized[]>} one for each service, in their order
 */
export async function synthesizeServices(workspace, services, { environment, variables }) {
  const assemblies = await synthesize(
    services.map(({ name, folder }) => ({
      service: name,
      root: join(workspace, 'apps', folder),
      outDir: join(workspace, 'synth', environment, name),
      command: [
        process.execPath,
        '--conditions=@org/source',
        '--import=tsx',
        `--require=${preload}`,
        'infra/bin/service-app.ts',
      ],
    })),
    { environment, env: { PATH: process.env.PATH ?? '', ...variables }, validate: false },
  );
  return assemblies.map(({ service, folder }) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => join(folder, file));
    return {
      service,
      folder,
      files,
      templates: files.map(readJson),
      report: readJson(join(folder, 'findings.json')),
    };
  });
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
