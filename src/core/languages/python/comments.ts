import type { SyntaxNode } from '@lezer/common';
import type { Comment } from '../../model/suppression.ts';
import { directiveMark } from '../../suppression/directive.ts';

/** The comments of a text that has a directive in it; none of any other. */
export function commentsOf(root: SyntaxNode, text: string): readonly Comment[] {
  const comments: Comment[] = [];
  if (!text.includes(directiveMark)) return comments;
  root.tree?.iterate({
    enter({ name, from, to }) {
      if (name === 'Comment') comments.push({ range: { start: from, end: to }, whole: { start: from, end: to } });
    },
  });
  return comments;
}
