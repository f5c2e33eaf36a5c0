/**
 * What judges and runs generated workflows, at the versions it is tested with. `zizmor.txt` has the hashes of zizmor.
 *
 * @type {Record<'actionlint' | 'act', { version: string, module: string }>}
 */
export const GO_TOOLS = {
  actionlint: { version: '1.7.12', module: 'github.com/rhysd/actionlint/cmd/actionlint' },
  act: { version: '0.2.89', module: 'github.com/nektos/act' },
};

export const ZIZMOR_VERSION = '1.32.0';

/** Every tool that {@link file://./install-tool.mjs} knows. */
export const TOOLS = ['actionlint', 'zizmor', 'shellcheck', 'act'];
