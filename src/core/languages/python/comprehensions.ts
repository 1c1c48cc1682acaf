import { unresolvedGuard } from '../typescript/draft.ts';
import { assignUnknown, declare, innerScope, namesIn } from './names.ts';
import { isExpression, partsOf, type Node } from './tree.ts';
import { under, type Frame, type Walk } from './walk.ts';

/**
 * The frame of what a comprehension makes for each element. The first thing it goes over is visited outside of it, once;
 * everything else runs as often as there are elements, which nobody knows.
 */
export function comprehensionFrame(walk: Walk, node: Node, frame: Frame): Frame {
  const inside: Frame = { ...under(walk, frame, [unresolvedGuard(walk.draft)]), scope: innerScope('function', frame.scope) };
  const parts = partsOf(node);
  let isFirst = true;
  let clause = '';
  for (const part of parts) {
    if (part.name === 'for' || part.name === 'in' || part.name === 'if') clause = part.name;
    if (!isExpression(part) || clause === '') continue;
    if (clause === 'for') bind(walk, part, inside);
    else walk.value(part, clause === 'in' && isFirst ? frame : inside);
    if (clause === 'in') isFirst = false;
  }
  return inside;
}

function bind(walk: Walk, target: Node, frame: Frame): void {
  for (const name of namesIn(target)) declare(walk, frame, name, 'let');
  assignUnknown(walk, frame, target);
}
