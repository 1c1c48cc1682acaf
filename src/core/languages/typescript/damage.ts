import {
  BlockStatement,
  BreakStatement,
  ContinueStatement,
  DoWhileStatement,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExpressionStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  IfStatement,
  ImportDeclaration,
  LabeledStatement,
  MethodDefinition,
  PropertyDefinition,
  ReturnStatement,
  StaticBlock,
  SwitchCase,
  SwitchStatement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
  WhileStatement,
  ClassBody,
  TSModuleBlock,
} from '../../../generated/yukuNodes.ts';
import type { Range } from '../../model/text.ts';
import { noNode, type Cursor, type NodeIndex } from './cursor.ts';

/** A stretch of a text that was blanked to make it sound. What stands around it is known less well than it looks. */
export interface Damage {
  readonly range: Range;
  /** The statement or class member that lost a part of itself; -1 where the stretch lies between statements. */
  readonly within: NodeIndex;
}

const kinds = (forms: readonly { readonly nodeKind: number }[]): ReadonlySet<number> => new Set(forms.map(({ nodeKind }) => nodeKind));

const pieces = kinds([
  BreakStatement,
  ContinueStatement,
  DoWhileStatement,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExpressionStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  IfStatement,
  ImportDeclaration,
  LabeledStatement,
  MethodDefinition,
  PropertyDefinition,
  ReturnStatement,
  SwitchStatement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
  WhileStatement,
]);
const containers = kinds([BlockStatement, ClassBody, StaticBlock, SwitchCase, TSModuleBlock]);

/** Finds what a blanked stretch was a part of: the smallest statement around it that is no mere list of statements. */
export function damageAt(cursor: Cursor, range: Range): Damage {
  let smallest = noNode;
  let size = Infinity;
  for (let node = 0; node < cursor.nodeCount; node++) {
    const kind = cursor.kind(node);
    if (!pieces.has(kind) && !containers.has(kind)) continue;
    const [start, end] = [cursor.start(node), cursor.end(node)];
    if (start > range.start || end < range.end || end - start >= size) continue;
    smallest = node;
    size = end - start;
  }
  return { range, within: pieces.has(cursor.kind(smallest)) ? smallest : noNode };
}

/** Whether a node reaches over the whole damage. */
export function spans(cursor: Cursor, node: NodeIndex, { range }: Damage): boolean {
  return cursor.start(node) < range.start && range.end < cursor.end(node);
}
