import {
  ClassNode,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExportSpecifier,
  FunctionNode,
  TSEnumDeclaration,
  TSExportAssignment,
  TSImportEqualsDeclaration,
  TSInterfaceDeclaration,
  TSModuleDeclaration,
  TSTypeAliasDeclaration,
  VariableDeclaration,
  VariableDeclarator,
} from '../../../generated/yukuNodes.ts';
import type { Export } from '../../model/module.ts';
import type { Range } from '../../model/text.ts';
import type { Value } from '../../model/value.ts';
import { classDeclaration } from './classes.ts';
import { noNode, type ChildField, type NodeIndex } from './cursor.ts';
import { unresolved } from './draft.ts';
import { functionDeclaration } from './functions.ts';
import { moduleName, recordImport } from './imports.ts';
import { identifierName, nameRange } from './looks.ts';
import { targetsOf } from './patterns.ts';
import { lookUp } from './scope.ts';
import type { Frame, Walk } from './walk.ts';

/** Declarations that have one name, with where it is, and whether they are types. */
const named: readonly { readonly form: { readonly nodeKind: number; readonly id: ChildField }; readonly isType: boolean }[] = [
  { form: FunctionNode, isType: false },
  { form: ClassNode, isType: false },
  { form: TSEnumDeclaration, isType: false },
  { form: TSModuleDeclaration, isType: false },
  { form: TSImportEqualsDeclaration, isType: false },
  { form: TSInterfaceDeclaration, isType: true },
  { form: TSTypeAliasDeclaration, isType: true },
];

/** Within a `namespace`, `export` offers nothing to other modules. */
const isModuleLevel = (walk: Walk, frame: Frame): boolean => frame.scope === walk.moduleScope;

/** `export const …`, `export { … }`, `export { … } from 'x'`; what is declared has been visited before. */
export function exportNamed(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const typeOnly = cursor.choice(node, ExportNamedDeclaration.exportKind) === 'type';
  const declaration = cursor.child(node, ExportNamedDeclaration.declaration);
  if (!isModuleLevel(walk, frame)) return;
  if (declaration !== noNode) return exportDeclared(walk, declaration, frame);
  const specifiers = cursor.list(node, ExportNamedDeclaration.specifiers);
  const source = cursor.child(node, ExportNamedDeclaration.source);
  if (source === noNode) return specifiers.forEach((specifier) => exportLocal(walk, specifier, frame, typeOnly));
  const onlyTypes = specifiers.length > 0 && specifiers.every((specifier) => isTypeSpecifier(walk, specifier));
  const index = recordImport(walk, { form: 'from', node, source, typeOnly: typeOnly || onlyTypes }, frame);
  if (index === undefined) return;
  for (const specifier of specifiers) {
    const imported = moduleName(walk, cursor.child(specifier, ExportSpecifier.local));
    record(walk, specifier, { value: undefined, from: { import: index, imported }, typeOnly: typeOnly || isTypeSpecifier(walk, specifier) });
  }
}

function isTypeSpecifier({ cursor }: Walk, specifier: NodeIndex): boolean {
  return cursor.choice(specifier, ExportSpecifier.exportKind) === 'type';
}

function record(walk: Walk, specifier: NodeIndex, { value, from, typeOnly }: Pick<Export, 'value' | 'from' | 'typeOnly'>): void {
  const { cursor, draft } = walk;
  const name = moduleName(walk, cursor.child(specifier, ExportSpecifier.exported));
  draft.exports.push({ name, value, from, typeOnly, range: cursor.range(specifier) });
}

function exportLocal(walk: Walk, specifier: NodeIndex, frame: Frame, typeOnly: boolean): void {
  const { cursor, draft } = walk;
  const local = cursor.child(specifier, ExportSpecifier.local);
  const name = identifierName(cursor, local) ?? '';
  const value = nameOf(name, cursor.range(local), frame);
  const isType = typeOnly || isTypeSpecifier(walk, specifier) || (value === undefined && draft.typeNames.has(name));
  record(walk, specifier, { value: isType ? undefined : (value ?? unresolved(cursor.range(local))), from: undefined, typeOnly: isType });
}

function nameOf(name: string, range: Range, frame: Frame): Value | undefined {
  const binding = lookUp(frame.scope, name);
  return binding === undefined ? undefined : { kind: 'name', binding, range };
}

function exportDeclared(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  if (cursor.kind(node) === VariableDeclaration.nodeKind) {
    for (const declarator of cursor.list(node, VariableDeclaration.declarations)) {
      for (const target of targetsOf(walk, cursor.child(declarator, VariableDeclarator.id), undefined)) exportName(walk, target.node, frame, false);
    }
    return;
  }
  const found = named.find(({ form }) => form.nodeKind === cursor.kind(node));
  if (found !== undefined) exportName(walk, cursor.child(node, found.form.id), frame, found.isType);
}

function exportName(walk: Walk, id: NodeIndex, frame: Frame, typeOnly: boolean): void {
  const { cursor, draft } = walk;
  const name = identifierName(cursor, id);
  if (name === undefined) return;
  const range = nameRange(cursor, id);
  if (draft.exports.some((known) => known.name === name && known.typeOnly === typeOnly)) return;
  const value = typeOnly ? undefined : nameOf(name, range, frame);
  draft.exports.push({ name, value, from: undefined, typeOnly, range });
}

/** `export default …`. */
export function exportDefault(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor, draft } = walk;
  const declaration = cursor.child(node, ExportDefaultDeclaration.declaration);
  const range = cursor.range(node);
  const kind = cursor.kind(declaration);
  if (kind === TSInterfaceDeclaration.nodeKind) {
    draft.exports.push({ name: 'default', value: undefined, from: undefined, typeOnly: true, range });
    return;
  }
  const value = defaultValue(walk, declaration, frame);
  if (kind === FunctionNode.nodeKind && value.kind === 'unresolved') return;
  draft.exports.push({ name: 'default', value, from: undefined, typeOnly: false, range });
}

function defaultValue(walk: Walk, declaration: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const kind = cursor.kind(declaration);
  if (kind !== FunctionNode.nodeKind && kind !== ClassNode.nodeKind) return walk.value(declaration, frame, 'default');
  const [form, visit] = kind === FunctionNode.nodeKind ? [FunctionNode, functionDeclaration] : [ClassNode, classDeclaration];
  const value = visit(walk, declaration, frame, 'default');
  const id = cursor.child(declaration, form.id);
  const name = identifierName(cursor, id);
  return value.kind === 'unresolved' || name === undefined ? value : (nameOf(name, nameRange(cursor, id), frame) ?? value);
}

/** `export * from 'x'` and `export * as name from 'x'`. */
export function exportAll(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor, draft } = walk;
  const typeOnly = cursor.choice(node, ExportAllDeclaration.exportKind) === 'type';
  const source = cursor.child(node, ExportAllDeclaration.source);
  const index = recordImport(walk, { form: 'from', node, source, typeOnly }, frame);
  if (index === undefined) return;
  const exported = cursor.child(node, ExportAllDeclaration.exported);
  const name = exported === noNode ? '*' : moduleName(walk, exported);
  draft.exports.push({ name, value: undefined, from: { import: index, imported: '*' }, typeOnly, range: cursor.range(node) });
}

/** `export = …`. */
export function exportAssignment(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor, draft } = walk;
  const value = walk.value(cursor.child(node, TSExportAssignment.expression), frame);
  draft.exports.push({ name: '=', value, from: undefined, typeOnly: false, range: cursor.range(node) });
}
