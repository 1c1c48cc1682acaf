import * as fs from 'node:fs';
import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import { isNestedDeeper } from '../../core/pattern/jsonDocument.ts';
import { systemErrorCode } from '../../node/systemError.ts';
import { UsageError } from '../command.ts';
import { sarifLog } from './sarifLog.ts';
import type { SarifRun } from './sarifLog.ts';

/** Bytes of one report: ten times what GitHub takes is uncompressed about this much. */
const largest = 256 * 1024 * 1024;
/** Levels; a code flow within a graph within a run is not half as deep. */
const deepest = 200;

/** The runs of a SARIF file. @throws UsageError for one that is not there, or that is no SARIF 2.1.0 */
export function readSarif(name: string, cwd: string, language: Language): readonly SarifRun[] {
  const text = textOf(name, cwd, language);
  const refuse = (reason: string): never => {
    throw new UsageError(phrase('cli.sarif.noSarif', language, { path: name, reason }));
  };
  if (isNestedDeeper(text, deepest)) return refuse(phrase('cli.sarif.tooDeep', language, { depth: deepest }));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(phrase('cli.sarif.noJson', language, { reason: error.message.split('\n', 1)[0] ?? '' }));
  }
  const parsed = sarifLog.safeParse(value);
  if (parsed.success) return parsed.data.runs;
  const place = ['$', ...(parsed.error.issues[0]?.path ?? [])].map(String).join('.');
  return refuse(phrase('cli.sarif.otherThere', language, { place }));
}

function textOf(name: string, cwd: string, language: Language): string {
  const file = path.resolve(cwd, name);
  try {
    const stat = fs.statSync(file);
    if (!stat.isFile()) throw new UsageError(phrase('cli.path.special', language, { path: name }));
    if (stat.size > largest) throw new UsageError(phrase('cli.sarif.tooLarge', language, { path: name, size: largest / 1024 / 1024 }));
    return new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') throw new UsageError(phrase('cli.path.absent', language, { path: name, folder: cwd }));
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new UsageError(phrase('cli.sarif.noSarif', language, { path: name, reason: 'UTF-8' }));
    throw new UsageError(phrase('cli.path.unreadable', language, { path: name, reason: code }));
  }
}
