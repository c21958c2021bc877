import tseslint from 'typescript-eslint';

/** What only one file may import; everything else goes through that file (design.md §6). */
const onlyThroughCore = {
  group: ['@steward/core', '@steward/core/*'],
  message:
    'Only web/src/core.ts, plans.ts, providers.ts and picture/editor.ts import the WebAssembly modules.',
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'build/**', 'web/src/client/schema.d.ts'] },
  {
    files: ['web/**/*.ts', 'tests/web/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 70],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Numbers are sound in template strings; everything else there is a mistake.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Lit binds event listeners to the host element.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-imports': ['error', { patterns: [onlyThroughCore] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TemplateElement[value.raw=/ style=/]',
          message: 'A style attribute violates the content security policy; use a class.',
        },
        {
          selector: 'ImportSpecifier[imported.name=/^(styleMap|unsafeHTML|unsafeSVG)$/]',
          message: 'It violates the content security policy or Trusted Types.',
        },
      ],
    },
  },
  {
    files: [
      'web/src/core.ts',
      'web/src/plans.ts',
      'web/src/providers.ts',
      'web/src/picture/editor.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // A table of cases is one function of many lines.
    files: ['**/*.test.ts'],
    rules: { 'max-lines': ['error', 300], 'max-lines-per-function': 'off' },
  },
);
