/** Development tools that services need, at the versions they are tested with. */
export const TOOL_VERSIONS = {
  '@swc/core': '1.16.18',
  '@swc/jest': '0.2.39',
  '@types/jest': '30.0.0',
  '@types/node': '^22.20.5',
  eslint: '^9.39.5',
  'eslint-config-prettier': '^10.1.8',
  jest: '30.5.2',
  prettier: '3.10.1',
  tsx: '^4.23.15',
  typescript: '~6.0.3',
  'typescript-eslint': '^8.73.0',
} as const;

/** What the commit hook needs. lint-staged 17 needs Node 22. */
export const HOOK_VERSIONS = {
  husky: '9.1.7',
  'lint-staged': '16.4.0',
} as const;
