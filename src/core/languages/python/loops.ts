import { guarded, unresolvedGuard } from '../typescript/draft.ts';
import { condition } from './conditions.ts';
import { assignUnknown } from './names.ts';
import { isExpression, partsOf, type Node } from './tree.ts';
import { under, type Flow, type Frame, type Walk } from './walk.ts';

/** Statements that repeat their body: how often, nobody knows. */
export const loops = { ForStatement: forStatement, WhileStatement: whileStatement } as const;

function forStatement(walk: Walk, node: Node, frame: Frame): Flow {
  let clause = '';
  for (const part of partsOf(node)) {
    if (part.name === 'for' || part.name === 'in' || part.name === 'else') clause = part.name;
    if (!isExpression(part)) continue;
    if (clause === 'for') assignUnknown(walk, frame, part);
    else walk.value(part, frame);
  }
  return repeated(walk, node, under(walk, frame, [unresolvedGuard(walk.draft)]), frame);
}

/** The body of `while True` runs at least once. */
function whileStatement(walk: Walk, node: Node, frame: Frame): Flow {
  const test = partsOf(node).find(isExpression);
  const asked = test === undefined ? undefined : condition(walk, test, frame);
  const always = asked?.test?.kind === 'constant' && asked.test.truthy;
  return repeated(walk, node, always ? frame : under(walk, frame, [...(asked?.then ?? []), unresolvedGuard(walk.draft)]), frame);
}

function repeated(walk: Walk, node: Node, inside: Frame, frame: Frame): Flow {
  const { draft } = walk;
  const returned = draft.returns;
  const bodies = partsOf(node).filter(({ name }) => name === 'Body');
  for (const [index, body] of bodies.entries()) {
    const statements = partsOf(body).filter(({ name }) => name !== ':');
    walk.statements(statements, index === 0 ? inside : under(walk, frame, [unresolvedGuard(draft)]));
  }
  return draft.returns > returned ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
}
