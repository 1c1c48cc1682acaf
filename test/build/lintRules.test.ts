import * as assert from 'node:assert/strict';
import { ESLint, type Linter } from 'eslint';
import { root } from '../../src/build/root.ts';

interface Case {
  readonly path: string;
  readonly code: string;
  /** Part of the sentence; undefined where nothing may be said. */
  readonly said: string | undefined;
}

const markup = 'build nodes with createElement and textContent';
const switchedOff = 'Every test runs, every time';

const cases: readonly Case[] = [
  { path: 'src/node/disk.ts', code: "eval('1');", said: 'No code from text' },
  { path: 'src/node/disk.ts', code: "new Function('return 1');", said: 'No code from text' },
  { path: 'src/webview/frame.ts', code: "document.body.innerHTML = '<b>';", said: markup },
  { path: 'src/webview/frame.ts', code: "document.body.insertAdjacentHTML('beforeend', '<b>');", said: markup },
  { path: 'src/webview/frame.ts', code: "document.write('<b>');", said: markup },
  { path: 'src/webview/frame.ts', code: "document.body.textContent = '<b>';", said: undefined },
  { path: 'src/node/disk.ts', code: "spawn('ls', { shell: true });", said: 'No shell' },
  { path: 'src/node/disk.ts', code: "spawn('ls', { shell: false });", said: undefined },
  { path: 'src/node/disk.ts', code: "import { exec } from 'node:child_process';\nexec('ls');", said: 'exec runs a shell' },
  { path: 'src/node/disk.ts', code: "import * as processes from 'node:child_process';\nprocesses.execSync('ls');", said: 'exec runs a shell' },
  { path: 'src/node/disk.ts', code: "import { execFile } from 'node:child_process';\nexecFile('ls', []);\n/a/.exec('a');", said: undefined },
  { path: 'src/core/language.ts', code: 'export const today = new Date();', said: 'No clock here' },
  { path: 'src/rules/late-quit/rule.ts', code: 'export const now = Date.now();', said: 'No clock here' },
  { path: 'src/protocol/server.ts', code: 'export const id = Math.random();', said: 'No randomness here' },
  { path: 'src/node/disk.ts', code: 'export const now = Date.now();', said: undefined },
  { path: 'src/server/main.ts', code: "import { z } from 'zod';\nz.string();", said: "import * as z from 'zod/mini'" },
  { path: 'src/server/main.ts', code: "import * as z from 'zod/mini';\nz.string();", said: undefined },
  { path: 'test/node/disk.test.ts', code: "it.only('reads', () => {});", said: switchedOff },
  { path: 'test/node/disk.test.ts', code: "describe.skip('disk', () => {});", said: switchedOff },
  { path: 'test/node/disk.test.ts', code: "it('reads', function () { this.skip(); });", said: switchedOff },
  { path: 'test/node/disk.test.ts', code: "xit('reads', () => {});", said: switchedOff },
  { path: 'test/node/disk.test.ts', code: "it('reads', () => {});", said: undefined },
  { path: 'src/node/disk.ts', code: '// TODO: later', said: "Unexpected 'todo' comment" },
  { path: 'src/node/disk.ts', code: 'export const count = value as number;', said: 'Do not use any type assertions' },
  { path: 'src/node/disk.ts', code: "export const kinds = ['read', 'write'] as const;", said: undefined },
];

/** Rules that need the types of a whole program, which a planted line does not have. */
const typed = ['no-floating-promises', 'no-misused-promises', 'await-thenable', 'switch-exhaustiveness-check', 'only-throw-error', 'no-for-in-array', 'no-base-to-string'];

const withoutTypes: Linter.Config = {
  files: ['**/*.ts'],
  languageOptions: { parserOptions: { project: null } },
  rules: Object.fromEntries(typed.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
};

describe('lint rules', () => {
  const eslint = new ESLint({ cwd: root, overrideConfig: [withoutTypes] });

  for (const { path, code, said } of cases) {
    it(`${said === undefined ? 'allow' : 'refuse'} in ${path}: ${code.replaceAll('\n', ' ')}`, async () => {
      const messages = (await eslint.lintText(code, { filePath: path })).flatMap((result) => result.messages.map(({ message }) => message));
      if (said === undefined) assert.deepEqual(messages, []);
      else assert.ok(messages.some((message) => message.includes(said)), messages.join('\n') || 'nothing was said');
    });
  }
});
