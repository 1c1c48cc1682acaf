import type { Call, Write } from '../../model/module.ts';
import type { Range } from '../../model/text.ts';
import type { Value } from '../../model/value.ts';
import { unresolved, type Draft } from './draft.ts';
import type { Walk } from './walk.ts';

/** `exports.x = …`, `module.exports.x = …`, `module.exports = …`. */
export function recordCommonJsExport(walk: Walk, { target, value, range }: Write): void {
  if (isModuleExports(target)) return recordWhole(walk, value, range);
  if (target.kind === 'member' && isExports(target.object)) record(walk, target.property, value, range);
}

/** The whole, and beside it each property that an object literal names. */
function recordWhole(walk: Walk, value: Value, range: Range): void {
  record(walk, '=', value, range);
  if (value.kind !== 'object') return;
  for (const property of value.properties) {
    if (property.kind === 'property') record(walk, property.key, property.value, property.range);
  }
}

/** `Object.defineProperty(exports, 'x', …)` and TypeScript's `__exportStar(require('x'), exports)`. */
export function recordExportCall(walk: Walk, { callee, arguments: [first, second], range }: Call): void {
  if (first === undefined || second === undefined) return;
  if (isObjectDefineProperty(callee) && isExports(first.value) && second.value.kind === 'literal') {
    return record(walk, String(second.value.value), unresolved(range), range);
  }
  if (calleeName(walk.draft, callee) !== '__exportStar' || first.value.kind !== 'require' || !isExports(second.value)) return;
  walk.draft.exports.push({ name: '*', value: undefined, from: { import: first.value.import, imported: '*' }, typeOnly: false, range });
}

/** Compilers first write `exports.x = void 0`, and mark what they made with `__esModule`: neither is an export. */
function record({ draft }: Walk, name: string, value: Value, range: Range): void {
  if (name === '__esModule' || (value.kind === 'literal' && value.value === undefined)) return;
  draft.exports.push({ name, value, from: undefined, typeOnly: false, range });
}

const isExports = (value: Value): boolean => (value.kind === 'global' && value.name === 'exports') || isModuleExports(value);

function isModuleExports(value: Value): boolean {
  return value.kind === 'member' && value.property === 'exports' && value.object.kind === 'global' && value.object.name === 'module';
}

function isObjectDefineProperty(callee: Value): boolean {
  return callee.kind === 'member' && callee.property === 'defineProperty' && callee.object.kind === 'global' && callee.object.name === 'Object';
}

/** The last name of a callee: `f` of `f()` and of `helpers.f()`. */
export function calleeName(draft: Draft, callee: Value): string {
  if (callee.kind === 'member') return callee.property;
  if (callee.kind === 'name') return draft.bindings[callee.binding]?.name ?? '';
  return callee.kind === 'global' ? callee.name : '';
}
