import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A syntax that is forbidden, with the sentence for whoever wrote it. */
const ban = (selector, message) => ({ selector, message });

const dangerous = [
  ban("NewExpression[callee.name='Function'], CallExpression[callee.name=/^(eval|Function)$/]", 'No code from text: eval and new Function run whatever a file or message says.'),
  ban("AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]", 'Markup from text is how scripts get in: build nodes with createElement and textContent.'),
  ban("CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|parseFromString)$/], CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]", 'Markup from text is how scripts get in: build nodes with createElement and textContent.'),
  ban("Property[key.name='shell'][value.value!=false]", 'No shell: spawn or execFile with a list of arguments, so that no file name becomes a command.'),
  ban("ImportDeclaration[source.value=/^(node:)?child_process$/] ImportSpecifier[imported.name=/^exec(Sync)?$/]", 'exec runs a shell: use spawn or execFile with a list of arguments.'),
  // A regular expression also has an exec; only what is named after processes is meant.
  ban("CallExpression[callee.property.name=/^exec(Sync)?$/][callee.object.name=/process|^cp$/i]", 'exec runs a shell: use spawn or execFile with a list of arguments.'),
];

const forgotten = [
  ban("MemberExpression[object.name=/^(describe|context|it|test|suite)$/][property.name=/^(only|skip)$/], MemberExpression[object.type='ThisExpression'][property.name='skip']", 'Every test runs, every time: .only and .skip hide the others, or this one.'),
  ban("CallExpression[callee.name=/^(xit|xdescribe|xcontext|fit|fdescribe)$/]", 'Every test runs, every time: this spelling switches one off.'),
];

const impure = [
  ban("NewExpression[callee.name='Date'], MemberExpression[object.name='Date'], CallExpression[callee.name='Date']", 'No clock here: the same input gives the same output on any day. Let the shell pass the date in.'),
  ban("MemberExpression[object.name='Math'][property.name='random'], MemberExpression[object.name='crypto']", 'No randomness here: the same input gives the same output. Let the shell pass it in.'),
];

const zodMini = {
  paths: [{ name: 'zod', message: "The whole of zod is half a megabyte: import * as z from 'zod/mini'." }],
};

export default defineConfig(
  globalIgnores(['dist/', 'out/', '.vscode-test/', '.clients-cache/', '.integrations-cache/', 'src/generated/', 'src/rules/*/fixtures/', 'test/**/fixtures/', 'test/**/workspaces/', 'templates/', 'examples/']),
  {
    files: ['**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Sizes (ARCHITECTURE.md).
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'max-params': ['error', 4],
      // Types are not talked round.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-require-imports': 'error',
      // What only types can tell.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: ['describe', 'it', 'test'], package: 'node:test' }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      // Slips.
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-empty': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-constant-binary-expression': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-control-regex': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'no-useless-assignment': 'error',
      'preserve-caught-error': 'error',
      // Doors that stay shut.
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...dangerous],
    },
  },
  { files: ['src/**/*.ts'], ignores: ['src/build/**'], rules: { 'no-restricted-imports': ['error', zodMini] } },
  { files: ['src/{core,rules,clients,protocol}/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...dangerous, ...impure] } },
  {
    files: ['test/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...dangerous, ...forgotten] },
  },
  // A describe block is as long as its cases; the functions inside it are held to their size by reading.
  { files: ['test/**/*.{test,browser,probe,proof,fault}.ts'], rules: { 'max-lines-per-function': 'off' } },
);
