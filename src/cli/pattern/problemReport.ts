import type { Language } from '../../core/model/text.ts';
import type { Problem } from '../../core/pattern/result.ts';

/** `path:line:column: message`, as far as the place is known; lines and columns from 1. */
export function problemLine({ message, path, position }: Problem, language: Language): string {
  const place = position === undefined ? [] : [position.line + 1, position.character + 1];
  const where = path === undefined ? '' : `${[path, ...place].join(':')}: `;
  return where + message[language];
}

/** A problem as programs read it; what is not known is left out. */
export function problemJson({ message, path, position }: Problem, language: Language): object {
  const place = position === undefined ? {} : { line: position.line + 1, column: position.character + 1 };
  return { message: message[language], ...(path === undefined ? {} : { path }), ...place };
}
