import parser from '@typescript-eslint/parser';
import bench from './plugin.mjs';

export default [
  {
    files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
    ignores: ['**/*.d.ts'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { bench },
    rules: { 'bench/redis-eager-connect': 'error' },
  },
];
