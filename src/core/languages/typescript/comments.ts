import { JSXEmptyExpression, JSXExpressionContainer } from '../../../generated/yukuNodes.ts';
import type { Comment } from '../../model/suppression.ts';
import type { Range } from '../../model/text.ts';
import { directiveMark } from '../../suppression/directive.ts';
import type { Cursor } from './cursor.ts';

/** The comments of a text that has a directive in it; none of any other. */
export function commentsOf(cursor: Cursor): readonly Comment[] {
  if (!cursor.text.includes(directiveMark)) return [];
  const braces = emptyBraces(cursor);
  return cursor.comments().map((range) => {
    const whole = braces.find(({ start, end }) => start < range.start && range.end < end);
    return { range, whole: whole !== undefined && holdsOnly(cursor.text, whole, range) ? whole : range };
  });
}

/** Braces in JSX that hold no expression. */
function emptyBraces(cursor: Cursor): readonly Range[] {
  const found: Range[] = [];
  for (let node = 0; node < cursor.nodeCount; node++) {
    if (cursor.kind(node) !== JSXExpressionContainer.nodeKind) continue;
    if (cursor.kind(cursor.child(node, JSXExpressionContainer.expression)) === JSXEmptyExpression.nodeKind) found.push(cursor.range(node));
  }
  return found;
}

function holdsOnly(text: string, braces: Range, comment: Range): boolean {
  return text.slice(braces.start + 1, comment.start).trim() === '' && text.slice(comment.end, braces.end - 1).trim() === '';
}
