import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const sources = ['**/*.ts'];

/** What each kind of project may import: the table "Rooms" of docs/architecture.md. */
const boundaries = [
  { sourceTag: 'scope:release', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'scope:local-cloud', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'scope:constructs', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'scope:delivery', onlyDependOnLibsWithTags: ['scope:release'] },
  { sourceTag: 'scope:pipelines', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'scope:runtime', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'scope:cicd', onlyDependOnLibsWithTags: ['type:engine'] },
  { sourceTag: 'type:engine', bannedExternalImports: ['nx', 'nx/*', '@nx/*', '@org/cicd'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:engine', 'type:plugin', 'type:tool'] },
  { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:library', 'type:engine'] },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/coverage',
      '**/node_modules',
      'tmp',
      '**/files/**',
      '**/*.schema.ts',
      '**/schema.d.ts',
    ],
  },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: sources })),
  {
    files: sources,
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='process'][callee.property.name='chdir']",
          message: 'Pass a working directory instead.',
        },
        {
          selector: "Property[key.name='shell'][value.value=true]",
          message: 'Spawn with an argument array: user text must never reach a shell.',
        },
        {
          selector: "Program > VariableDeclaration[kind='let']",
          message: 'No module-level mutable state.',
        },
        {
          selector: "Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
          message: 'No module-level mutable state.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:child_process',
              importNames: ['exec', 'execSync'],
              message: 'They take shell strings.',
            },
            { name: 'child_process', message: 'Import node:child_process.' },
          ],
        },
      ],
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints: boundaries, banTransitiveDependencies: false },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'max-lines': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['packages/runtime/src/testing/**'],
    rules: {
      // Its tests start a local cloud; what is bundled into a function imports nothing of ours.
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: ['@org/local-cloud'],
          depConstraints: boundaries,
          banTransitiveDependencies: false,
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    ...js.configs.recommended,
    languageOptions: { globals: globals.nodeBuiltin },
  },
  {
    files: ['**/*.spec.mjs', '**/*.e2e.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
  },
  prettier,
);
