import * as assert from 'node:assert/strict';
import { Linter } from 'eslint';

/** The names that a text uses and nothing in it declares, as sentences. */
export function undeclared(text: string): readonly string[] {
  const found = new Linter().verify(text, [{ languageOptions: { sourceType: 'module', ecmaVersion: 2022 }, rules: { 'no-undef': 'error' } }]);
  assert.ok(found.every(({ fatal }) => fatal !== true), found[0]?.message);
  return [...new Set(found.flatMap(({ ruleId, message }) => (ruleId === 'no-undef' ? [message] : [])))].sort();
}
