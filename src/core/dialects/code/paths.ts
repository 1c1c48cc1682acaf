import { folderOf, joinPath } from '../../link/resolvePath.ts';
import { known, type Expression } from './known.ts';
import { textOf } from './properties.ts';

/**
 * The file or folder of the project that an expression names, relative to the project's root: a text, which is relative
 * to `workingFolder`, or what `__dirname`, `path.join`, `path.resolve`, `require.resolve` and `new URL` make. Undefined
 * where it is not known or lies outside.
 */
export function pathOf(expression: Expression, workingFolder: string): string | undefined {
  const piece = pieceOf(expression, workingFolder);
  return piece === undefined ? undefined : placed(piece, workingFolder);
}

/** A part of a path: a place in the project, or a text whose place its position decides. */
type Piece = { readonly kind: 'place'; readonly path: string } | { readonly kind: 'text'; readonly text: string };

const placeAt = (path: string | undefined): Piece | undefined => (path === undefined ? undefined : { kind: 'place', path });

function placed(piece: Piece, workingFolder: string): string | undefined {
  if (piece.kind === 'place') return piece.path;
  return /^(?:[/\\]|[a-zA-Z]:)/.test(piece.text) ? undefined : joinPath(workingFolder, piece.text);
}

function pieceOf(expression: Expression, workingFolder: string, depth = 0): Piece | undefined {
  if (depth > 12) return undefined;
  if (isDirname(expression)) return placeAt(folderOf(expression.module.path));
  const found = known(expression);
  if (found.kind !== 'expression') return undefined;
  const inner = found.expression;
  if (isDirname(inner)) return placeAt(folderOf(inner.module.path));
  const text = textOf(inner);
  if (text !== undefined) return { kind: 'text', text };
  if (inner.value.kind === 'template') return fromTemplate(inner, workingFolder, depth);
  if (inner.value.kind === 'member' && inner.value.property === 'pathname') return pieceOf({ ...inner, value: inner.value.object }, workingFolder, depth + 1);
  return inner.value.kind === 'call' ? fromCall(inner, inner.value.call, { workingFolder, depth }) : undefined;
}

/** Node's variable, or what an ECMAScript module declares in its place. */
function isDirname({ module, value }: Expression): boolean {
  if (value.kind === 'global') return value.name === '__dirname';
  return value.kind === 'name' && module.bindings[value.binding]?.name === '__dirname';
}

/** `${__dirname}/../lambda`: a place, then texts. */
function fromTemplate(template: Expression, workingFolder: string, depth: number): Piece | undefined {
  if (template.value.kind !== 'template') return undefined;
  const { texts, values } = template.value;
  const [first, ...others] = values;
  if (texts[0] !== '' || first === undefined) return undefined;
  const start = pieceOf({ ...template, value: first }, workingFolder, depth + 1);
  const rest = others.map((value) => textOf({ ...template, value }));
  if (start?.kind !== 'place' || rest.some((text) => text === undefined)) return undefined;
  return placeAt(joinPath(start.path, texts.slice(1).map((fixed, index) => fixed + (rest[index] ?? '')).join('')));
}

interface Following {
  readonly workingFolder: string;
  readonly depth: number;
}

function fromCall(expression: Expression, index: number, { workingFolder, depth }: Following): Piece | undefined {
  const { module } = expression;
  const call = module.calls[index];
  if (call === undefined) return undefined;
  const piece = (value: Expression): Piece | undefined => pieceOf(value, workingFolder, depth + 1);
  const given = call.arguments.map(({ value }): Expression => ({ ...expression, value }));
  const [first] = given;
  switch (nameOfFunction({ ...expression, value: call.callee })) {
    case 'join':
    case 'resolve':
      return joined(given.map(piece), workingFolder);
    case 'normalize':
    case 'fileURLToPath':
      return first === undefined ? undefined : piece(first);
    case 'dirname': {
      const inside = first === undefined ? undefined : piece(first);
      return inside?.kind === 'place' ? placeAt(folderOf(inside.path)) : undefined;
    }
    case 'cwd':
      return placeAt(workingFolder);
    case 'require.resolve':
    case 'URL': {
      const relative = first === undefined ? undefined : textOf(first);
      return relative?.startsWith('.') === true ? placeAt(joinPath(folderOf(module.path), relative)) : undefined;
    }
    default:
      return undefined;
  }
}

/** The last name of a function of `path`, `url`, `process`, or of Node's globals. */
function nameOfFunction(callee: Expression): string | undefined {
  const found = known(callee);
  if (found.kind === 'package') return /^(?:node:)?(?:path|url|process)(?:\/|$)/.test(found.specifier) ? found.path.at(-1) : undefined;
  if (found.kind !== 'expression') return undefined;
  const { value } = found.expression;
  if (value.kind === 'global') return value.name === 'URL' ? 'URL' : undefined;
  if (value.kind !== 'member' || value.object.kind !== 'global') return undefined;
  if (value.object.name === 'require') return `require.${value.property}`;
  return value.object.name === 'process' ? value.property : undefined;
}

function joined(pieces: readonly (Piece | undefined)[], workingFolder: string): Piece | undefined {
  const [first, ...others] = pieces;
  let path = first === undefined ? undefined : placed(first, workingFolder);
  for (const piece of others) {
    if (path === undefined || piece === undefined) return undefined;
    path = piece.kind === 'place' ? piece.path : joinPath(path, piece.text);
  }
  return placeAt(path);
}

/** `to` as written in a file of `folder`: `../lambda`, `./index.ts`; `.` for the folder itself. Both relative to the root. */
export function relativePath(folder: string, to: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const target = to === '' ? [] : to.split('/');
  let shared = 0;
  while (shared < from.length && shared < target.length && from[shared] === target[shared]) shared++;
  const path = [...from.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
  return path === '' ? '.' : path;
}
