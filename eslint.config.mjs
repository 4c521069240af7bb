import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import prettier from 'eslint-config-prettier';

/**
 * What each folder may import from (see docs/architecture.md): the arrows point one way.
 * A folder that is not named here may be imported by every other.
 * @type {Record<string, string[]>}
 */
const forbidden = {
  'vm-core': ['toolchain', 'python-bridge', 'debug-adapter', 'extension', 'cli', 'vm-server'],
  toolchain: ['vm-core', 'python-bridge', 'debug-adapter', 'extension', 'cli', 'vm-server'],
  'python-bridge': ['toolchain', 'debug-adapter', 'extension', 'cli', 'vm-server'],
  'debug-adapter': ['extension', 'cli', 'vm-server'],
  'vm-server': ['extension', 'cli', 'library'],
  extension: ['vm-core', 'python-bridge', 'cli', 'vm-server'],
  library: ['debug-adapter', 'extension', 'cli', 'vm-server'],
  cli: ['extension', 'vm-server'],
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'out/**',
      '**/node_modules/**',
      'vm-core/build/**',
      'vm-core/assembly/**',
      '.cairoscope/**',
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  prettier,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  ...Object.entries(forbidden).map(([folder, others]) => ({
    files: [`${folder}/src/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': /** @type {import('eslint').Linter.RuleEntry} */ ([
        'error',
        {
          patterns: others.map(other => ({
            group: [`**/${other}/**`],
            message: `${folder} must not know ${other}.`,
          })),
        },
      ]),
    },
  })),
  {
    files: ['vm-core/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'process', message: 'vm-core knows no process.' }],
    },
  },
);
