import {
  ArrayPattern,
  AssignmentPattern,
  BindingIdentifier,
  BindingProperty,
  ObjectPattern,
  RestElement,
  ThisParameter,
} from '../../../generated/yukuNodes.ts';
import type { Range } from '../../model/text.ts';
import type { Value } from '../../model/value.ts';
import { noNode, type Cursor, type NodeIndex } from './cursor.ts';
import { unresolved, unresolvedGuard } from './draft.ts';
import { annotationText, keyName, unwrapped } from './looks.ts';
import { under, type Frame, type Walk } from './walk.ts';

/** One name (or assigned expression) in a pattern. */
export interface Target {
  readonly node: NodeIndex;
  /** How to get from the whole value to this part of it. */
  readonly path: readonly Step[];
}

/** A property, with what stands in for it where it is undefined. `property` is undefined where it cannot be named. */
interface Step {
  readonly property: string | undefined;
  readonly fallback: Value | undefined;
  readonly range: Range;
}

/**
 * The targets of a pattern or of a plain name, in source order. Its default values and computed keys are visited when a
 * frame is given; without one nothing is, and there are no fallbacks.
 */
export function targetsOf(walk: Walk, pattern: NodeIndex, frame: Frame | undefined): readonly Target[] {
  const targets: Target[] = [];
  collect({ walk, frame, targets }, pattern, []);
  return targets;
}

interface Collection {
  readonly walk: Walk;
  readonly frame: Frame | undefined;
  readonly targets: Target[];
}

function collect(to: Collection, pattern: NodeIndex, path: readonly Step[]): void {
  const { cursor } = to.walk;
  const kind = cursor.kind(pattern);
  if (kind === noNode || kind === ThisParameter.nodeKind) return;
  if (kind === AssignmentPattern.nodeKind) collectDefault(to, pattern, path);
  else if (kind === ObjectPattern.nodeKind) collectObject(to, pattern, path);
  else if (kind === ArrayPattern.nodeKind) collectArray(to, pattern, path);
  else if (kind === RestElement.nodeKind) collect(to, cursor.child(pattern, RestElement.argument), [...path, nameless(cursor, pattern)]);
  else to.targets.push({ node: pattern, path });
}

function collectObject(to: Collection, pattern: NodeIndex, path: readonly Step[]): void {
  const { cursor } = to.walk;
  for (const property of cursor.list(pattern, ObjectPattern.properties)) {
    const key = cursor.child(property, BindingProperty.key);
    const computed = cursor.flag(property, BindingProperty.computed);
    if (computed && to.frame !== undefined) to.walk.value(key, to.frame);
    const step = { property: keyName(cursor, key, computed), fallback: undefined, range: cursor.range(property) };
    collect(to, cursor.child(property, BindingProperty.value), [...path, step]);
  }
  collect(to, cursor.child(pattern, ObjectPattern.rest), path);
}

function collectArray(to: Collection, pattern: NodeIndex, path: readonly Step[]): void {
  const { cursor } = to.walk;
  cursor.list(pattern, ArrayPattern.elements).forEach((element, index) => {
    if (element !== noNode) collect(to, element, [...path, { property: String(index), fallback: undefined, range: cursor.range(element) }]);
  });
  collect(to, cursor.child(pattern, ArrayPattern.rest), path);
}

function collectDefault(to: Collection, pattern: NodeIndex, path: readonly Step[]): void {
  const { walk, frame } = to;
  const right = walk.cursor.child(pattern, AssignmentPattern.right);
  const fallback = frame === undefined ? undefined : walk.value(right, under(walk, frame, [unresolvedGuard(walk.draft)]));
  const last = path.at(-1);
  const filled = last === undefined ? path : [...path.slice(0, -1), { ...last, fallback }];
  collect(to, walk.cursor.child(pattern, AssignmentPattern.left), filled);
}

const nameless = (cursor: Cursor, node: NodeIndex): Step => ({ property: undefined, fallback: undefined, range: cursor.range(node) });

/** The part of a value that a target takes. */
export function partOf(whole: Value, path: readonly Step[]): Value {
  return path.reduce<Value>((object, { property, fallback, range }) => {
    const part: Value = property === undefined ? unresolved(range) : { kind: 'member', object, property, range };
    return fallback === undefined ? part : { kind: 'either', options: [part, fallback], range };
  }, whole);
}

/** The type annotation of a declared pattern or name. */
export function patternAnnotation(cursor: Cursor, pattern: NodeIndex): string | undefined {
  const kind = cursor.kind(pattern);
  if (kind === AssignmentPattern.nodeKind) {
    const inner = cursor.child(pattern, AssignmentPattern.left);
    return patternAnnotation(cursor, inner) ?? annotationText(cursor, cursor.child(pattern, AssignmentPattern.typeAnnotation));
  }
  const form = [BindingIdentifier, ObjectPattern, ArrayPattern, RestElement].find(({ nodeKind }) => nodeKind === kind);
  return form === undefined ? undefined : annotationText(cursor, cursor.child(pattern, form.typeAnnotation));
}

/** Whether a node is a pattern that takes a value apart. */
export function isDestructuring(cursor: Cursor, node: NodeIndex): boolean {
  const kind = cursor.kind(unwrapped(cursor, node));
  return kind === ObjectPattern.nodeKind || kind === ArrayPattern.nodeKind;
}
