import { CST, Lexer } from 'yaml';
import type { Range } from '../../model/text.ts';

/** Where the comments of a YAML text are, be the text well-formed or not. */
export function yamlComments(text: string): readonly Range[] {
  const comments: Range[] = [];
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    // Signs between the tokens, no part of the text.
    const isSign = !isScalar && (type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar');
    if (!isSign) {
      if (type === 'comment') comments.push({ start: at, end: at + token.length });
      at += token.length;
    }
    isScalar = !isScalar && type === 'scalar';
  }
  return comments;
}
