import * as fs from 'node:fs';
import * as path from 'node:path';
import { packageFolder } from './packageFolder.ts';

/** A diagram of a pattern that comes with Archnotes. */
export interface PatternDiagram {
  /** `cache-aside-read`. */
  readonly name: string;
  readonly text: string;
}

/** The diagrams of all patterns in one language, sorted by name. */
export function patternDiagrams(language: 'en' | 'ko'): readonly PatternDiagram[] {
  const templates = path.join(packageFolder(), 'templates');
  return namesIn(templates).flatMap((pattern) => {
    const folder = path.join(templates, pattern, 'diagrams');
    const own = namesIn(folder).filter((name) => name.endsWith('.mmd') && name.endsWith('.ko.mmd') === (language === 'ko'));
    return own.map((name) => ({ name: `${pattern}-${name.replace(/(?:\.ko)?\.mmd$/, '')}`, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
  });
}

function namesIn(folder: string): readonly string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
}
