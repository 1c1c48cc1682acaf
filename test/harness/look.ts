// How the workbench looks in a screenshot: colour theme and language.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';

/** The themes that every view is held against. */
export const themes = { light: 'Light 2026', dark: 'Dark 2026', contrast: 'Default High Contrast', 'contrast-light': 'Default High Contrast Light' } as const;

export type Theme = keyof typeof themes;

/** One look. `language` is the display language; the extension follows it unless `archnotes.language` says otherwise. */
export type Look = { readonly theme: Theme; readonly language: 'en' | 'ko' };

const titles = z.record(z.string(), z.string());

/** The title of a command as the palette shows it: `Archnotes: Show Diagram`. @throws Error when the manifest names none */
export function commandTitle(command: string, language: Look['language']): string {
  const file = language === 'ko' ? 'package.nls.ko.json' : 'package.nls.json';
  const title = titles.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')))[command.replace(/^archnotes\./, 'command.')];
  if (title === undefined) throw new Error(`${file} has no title for ${command}.`);
  return `Archnotes: ${title}`;
}
