import {
  ImportDeclaration,
  ImportDefaultSpecifier,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  StringLiteral,
  TSExternalModuleReference,
  TSImportEqualsDeclaration,
  TSQualifiedName,
} from '../../../generated/yukuNodes.ts';
import type { Import } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import type { NodeIndex } from './cursor.ts';
import { localName } from './hoist.ts';
import { fixedString, identifierName } from './looks.ts';
import { lookUp } from './scope.ts';
import type { Frame, Walk } from './walk.ts';

/** An import declaration of any kind, before its names are joined to it. */
interface Asked {
  readonly form: Import['form'];
  readonly node: NodeIndex;
  readonly source: NodeIndex;
  readonly typeOnly: boolean;
}

/** Records an import. Returns its index, or undefined where the text has no specifier (yet). */
export function recordImport({ cursor, draft }: Walk, { form, node, source, typeOnly }: Asked, frame: Frame): number | undefined {
  const specifier = fixedString(cursor, source);
  if (specifier === undefined) return undefined;
  const specifierRange = cursor.range(source);
  const { body, guards } = frame;
  return draft.imports.push({ specifier, specifierRange, form, typeOnly, body, guards, range: cursor.range(node) }) - 1;
}

/** `import … from 'x'` and `import 'x'`. */
export function importDeclaration(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const specifiers = cursor.list(node, ImportDeclaration.specifiers);
  const onlyTypes = specifiers.length > 0 && specifiers.every((specifier) => isTypeSpecifier(walk, specifier));
  const typeOnly = cursor.choice(node, ImportDeclaration.importKind) === 'type' || onlyTypes;
  const index = recordImport(walk, { form: 'static', node, source: cursor.child(node, ImportDeclaration.source), typeOnly }, frame);
  if (index === undefined) return;
  for (const specifier of specifiers) join(walk, localName(walk, specifier), { import: index, imported: importedName(walk, specifier) }, frame);
}

function isTypeSpecifier({ cursor }: Walk, specifier: NodeIndex): boolean {
  return cursor.kind(specifier) === ImportSpecifier.nodeKind && cursor.choice(specifier, ImportSpecifier.importKind) === 'type';
}

function importedName(walk: Walk, specifier: NodeIndex): string {
  const kind = walk.cursor.kind(specifier);
  if (kind === ImportDefaultSpecifier.nodeKind) return 'default';
  return kind === ImportNamespaceSpecifier.nodeKind ? '*' : moduleName(walk, walk.cursor.child(specifier, ImportSpecifier.imported));
}

/** A name in an import or export list, which may be a string. */
export function moduleName({ cursor }: Walk, node: NodeIndex): string {
  return cursor.kind(node) === StringLiteral.nodeKind ? cursor.string(node, StringLiteral.value) : (identifierName(cursor, node) ?? '');
}

function join(walk: Walk, id: NodeIndex, from: { readonly import: number; readonly imported: string }, frame: Frame): number | undefined {
  const index = lookUp(frame.scope, identifierName(walk.cursor, id) ?? '');
  const binding = index === undefined ? undefined : walk.draft.bindings[index];
  if (binding !== undefined) binding.from = from;
  return index;
}

/** `import x = require('x')`, and `import x = namespace.member`. */
export function importEquals(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor, draft } = walk;
  const id = cursor.child(node, TSImportEqualsDeclaration.id);
  const reference = cursor.child(node, TSImportEqualsDeclaration.moduleReference);
  const name = identifierName(cursor, id) ?? '';
  const binding = draft.bindings[lookUp(frame.scope, name) ?? -1];
  if (cursor.kind(reference) !== TSExternalModuleReference.nodeKind) {
    if (binding === undefined) return;
    binding.kind = 'other';
    binding.init = entityValue(walk, reference, frame);
    return;
  }
  const source = cursor.child(reference, TSExternalModuleReference.expression);
  const typeOnly = cursor.choice(node, TSImportEqualsDeclaration.importKind) === 'type';
  const index = recordImport(walk, { form: 'static', node, source, typeOnly }, frame);
  if (index === undefined) return;
  join(walk, id, { import: index, imported: '*' }, frame);
  if (binding !== undefined) binding.init = { kind: 'require', import: index, range: cursor.range(reference) };
}

/** `a.b.c` where a type may stand as well. */
function entityValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const chain: NodeIndex[] = [];
  let first = node;
  for (; cursor.kind(first) === TSQualifiedName.nodeKind; first = cursor.child(first, TSQualifiedName.left)) chain.push(first);
  return chain.reduceRight<Value>((object, name) => {
    const property = identifierName(cursor, cursor.child(name, TSQualifiedName.right)) ?? '';
    return { kind: 'member', object, property, range: cursor.range(name) };
  }, walk.value(first, frame));
}
