import * as fs from 'node:fs';
import * as path from 'node:path';
import { phrase } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import { attempt } from '../node/systemError.ts';
import { findTarget, writeTarget } from '../node/write.ts';
import type { WriteResult, WriteTarget } from '../node/write.ts';
import { UsageError } from './command.ts';

/** A file that a report goes to. */
export interface OutputFile {
  /** As given. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly file: string;
}

/**
 * Looks, before anything is judged, at whether a report can go to a file.
 * @throws UsageError where it cannot
 */
export function outputFile(name: string, cwd: string, language: Language): OutputFile {
  const absolute = path.resolve(cwd, name);
  const output = { name, folder: path.dirname(absolute), file: path.basename(absolute) };
  if (fs.statSync(output.folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(phrase('cli.output.noFolder', language, { path: name, folder: output.folder }));
  }
  throwUnlessDone(attempt(() => findTarget(output.folder, output.file)), name, language);
  return output;
}

/**
 * Writes a report so that the file has either its old content or the new one.
 * @throws UsageError where it could not be written: the old one is still there then
 */
export function writeOutput({ name, folder, file }: OutputFile, text: string, language: Language): void {
  const result = attempt(() => {
    const target = findTarget(folder, file);
    return target.kind === 'refused' ? target : writeTarget(folder, file, text, target.hash);
  });
  throwUnlessDone(result, name, language);
}

function throwUnlessDone(result: WriteTarget | WriteResult | string, name: string, language: Language): void {
  if (typeof result === 'string') throw new UsageError(phrase('cli.write.stopped', language, { path: name, reason: result }));
  if (result.kind === 'refused') throw new UsageError(phrase(`cli.write.${result.reason}`, language, { path: name }));
}
