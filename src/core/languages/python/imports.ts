import type { Range } from '../../model/text.ts';
import { declare } from './names.ts';
import { partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, type Frame, type Walk } from './walk.ts';

/** `import a.b as c, d` and `from .a import b as c`. */
export function importStatement(walk: Walk, node: Node, frame: Frame): void {
  const parts = partsOf(node);
  const start = parts.findIndex(({ name }) => name === 'import') + 1;
  const asked = groups(parts.slice(start).filter(({ name }) => name !== '(' && name !== ')'));
  if (parts[0]?.name === 'import') for (const group of asked) wholeModule(walk, group, frame);
  else fromModule(walk, parts.slice(1, start - 1), asked, frame);
}

/** What stands between the commas. */
function groups(parts: readonly Node[]): readonly (readonly Node[])[] {
  const found: Node[][] = [[]];
  for (const part of parts) {
    if (part.name === ',') found.push([]);
    else found.at(-1)?.push(part);
  }
  return found.filter((group) => group.length > 0);
}

/** Without `as`, only the first of several dotted names is bound, and leads to the others. */
function wholeModule(walk: Walk, group: readonly Node[], frame: Frame): void {
  const as = group.findIndex(({ name }) => name === 'as');
  const names = (as < 0 ? group : group.slice(0, as)).filter(({ name }) => name === 'VariableName');
  const imports = withParents(walk, names, frame);
  const target = as < 0 ? names[0] : group[as + 1];
  const asked = as < 0 ? imports[0] : imports.at(-1);
  if (target === undefined || asked === undefined) return;
  const binding = bindImport(walk, frame, target, { import: asked, imported: '*' });
  if (as >= 0 || imports.length < 2) return;
  const words = names.map((name) => textOf(walk, name));
  const known = walk.dotted.get(binding) ?? [];
  walk.dotted.set(binding, [...known, ...imports.slice(1).map((index, at) => ({ path: words.slice(1, at + 2), import: index }))]);
}

/** Packages within packages, beyond which a name is nobody's: each import of one costs all that are around it. */
const deepest = 100;

/** Importing `a.b.c` loads `a` and `a.b` first. Gives the indexes of all three. */
function withParents(walk: Walk, names: readonly Node[], frame: Frame): readonly number[] {
  if (names.length > deepest) return [];
  const words = names.map((name) => textOf(walk, name));
  return names.map((name, index) => addImport(walk, words.slice(0, index + 1).join('.'), { start: names[0]?.from ?? name.from, end: name.to }, frame));
}

function fromModule(walk: Walk, source: readonly Node[], asked: readonly (readonly Node[])[], frame: Frame): void {
  const [first, last] = [source[0], source.at(-1)];
  if (first === undefined || last === undefined) return;
  const specifier = source.map((part) => textOf(walk, part)).join('');
  const range = { start: first.from, end: last.to };
  const relative = specifier.startsWith('.');
  const names = source.filter(({ name }) => name === 'VariableName');
  const from = relative ? addImport(walk, specifier, range, frame) : withParents(walk, names, frame).at(-1);
  if (from === undefined) return;
  for (const group of asked) {
    const [name] = group;
    if (name === undefined) continue;
    if (name.name === '*') everything(walk, from, frame);
    else oneName(walk, { specifier, from, name, target: group.at(-1) ?? name }, frame);
  }
}

function everything(walk: Walk, from: number, frame: Frame): void {
  walk.stars.push(from);
  const range = walk.draft.imports[from]?.range ?? { start: 0, end: 0 };
  if (frame.body === 0) walk.draft.exports.push({ name: '*', value: undefined, from: { import: from, imported: '*' }, typeOnly: false, range });
}

interface OneName {
  readonly specifier: string;
  readonly from: number;
  readonly name: Node;
  readonly target: Node;
}

/** The name may be a module of the package: then that is loaded, too. */
function oneName(walk: Walk, { specifier, from, name, target }: OneName, frame: Frame): void {
  const imported = textOf(walk, name);
  addImport(walk, specifier.endsWith('.') ? specifier + imported : `${specifier}.${imported}`, rangeOf(name), frame);
  bindImport(walk, frame, target, { import: from, imported });
}

function addImport(walk: Walk, specifier: string, range: Range, frame: Frame): number {
  const typeOnly = frame.guards.some(({ test, arm }) => test.kind === 'constant' && test.truthy !== (arm === 'then'));
  return walk.draft.imports.push({ specifier, specifierRange: range, form: 'static', typeOnly, body: frame.body, guards: frame.guards, range }) - 1;
}

function bindImport(walk: Walk, frame: Frame, target: Node, from: { readonly import: number; readonly imported: string }): number {
  const binding = declare(walk, frame, target, 'import');
  const known = walk.draft.bindings[binding];
  if (known !== undefined && known.from === undefined && known.init === undefined) {
    known.kind = 'import';
    known.from = from;
  }
  return binding;
}
