import { VariableDeclaration, VariableDeclarator } from '../../../generated/yukuNodes.ts';
import { noNode, type NodeIndex } from './cursor.ts';
import { setUnknown } from './hoist.ts';
import { identifierName } from './looks.ts';
import { partOf, targetsOf } from './patterns.ts';
import { lookUp } from './scope.ts';
import type { Frame, Walk } from './walk.ts';

/** `const …`, `let …`, `var …`, `using …`: gives the names, which are declared already, their values. */
export function variables(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const isAmbient = cursor.flag(node, VariableDeclaration.declare);
  for (const declarator of cursor.list(node, VariableDeclaration.declarations)) variable(walk, declarator, frame, isAmbient);
}

function variable(walk: Walk, node: NodeIndex, frame: Frame, isAmbient: boolean): void {
  const { cursor, draft } = walk;
  const id = cursor.child(node, VariableDeclarator.id);
  const init = cursor.child(node, VariableDeclarator.init);
  const targets = targetsOf(walk, id, frame);
  const value = init === noNode ? undefined : walk.value(init, frame, identifierName(cursor, id));
  for (const { node: target, path } of targets) {
    const index = lookUp(frame.scope, identifierName(cursor, target) ?? '');
    const binding = index === undefined ? undefined : draft.bindings[index];
    if (index === undefined || binding === undefined) continue;
    if (isAmbient) setUnknown(walk, index);
    if (value === undefined) continue;
    const part = partOf(value, path);
    if (binding.init === undefined) binding.init = part;
    else {
      const again = { kind: 'name', binding: index, range: cursor.range(target) } as const;
      draft.writes.push({ target: again, value: part, operator: '=', body: frame.body, guards: frame.guards, range: cursor.range(node) });
    }
  }
}
