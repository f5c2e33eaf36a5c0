import { cpSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MADE = /[\\/](dist|coverage|node_modules)$/;
const STACK = 'infra/lib/service-infra-stack.ts';

/**
 * Copies services so that their apps run without a build: each gets a bundle that is none. Templates
 * know of a bundle but its hash.
 *
 * @param {string} root the workspace, absolute
 * @param {string} target an empty folder
 * @param {readonly { folder: string }[]} services of `apps`
 */
export function copyServices(root, target, services) {
  symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'), 'dir');
  cpSync(join(root, 'tsconfig.base.json'), join(target, 'tsconfig.base.json'));
  for (const { folder } of services) {
    const copy = join(target, 'apps', folder);
    cpSync(join(root, 'apps', folder), copy, {
      recursive: true,
      filter: (path) => !MADE.test(path),
    });
    mkdirSync(join(copy, 'dist'));
    writeFileSync(join(copy, 'dist/main.js'), '');
  }
}

/**
 * Adds to the stack of a copied service, whatever that is made of.
 *
 * @param {string} service the folder of the copy
 * @param {{ imports: string, statements: string }} change TypeScript; `this` is the stack
 */
export function changeStack(service, { imports, statements }) {
  const file = join(service, STACK);
  renameSync(file, join(service, 'infra/lib/unchanged.ts'));
  writeFileSync(
    file,
    `${imports}
import { ServiceInfraStack as Unchanged } from './unchanged';

export class ServiceInfraStack extends Unchanged {
  constructor(...args: ConstructorParameters<typeof Unchanged>) {
    super(...args);
    ${statements}
  }
}
`,
  );
}
