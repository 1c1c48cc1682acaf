import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Language } from '../core/model/text.ts';
import { isAbsent } from './systemError.ts';

/**
 * The page of a rule as it came with this code, in Markdown; undefined where there is none.
 * @param rule an id of the registry
 */
export function rulePage(rule: string, language: Language): string | undefined {
  try {
    const page = fs.readFileSync(path.join(__dirname, 'rules', language === 'ko' ? `${rule}.ko.md` : `${rule}.md`), 'utf8');
    return page.replace(/^<!--.*-->\n/gm, '');
  } catch (error) {
    if (!isAbsent(error)) throw error;
    return undefined;
  }
}
