import { valuesOf } from '../../link/fields.ts';
import { partsOf } from '../../link/valueParts.ts';
import type { MapEntry } from '../../model/template.ts';
import type { Value } from '../../model/value.ts';
import { entryAt } from '../code/constructs.ts';
import { madeBy } from '../code/properties.ts';
import type { Site } from '../code/vendor.ts';
import { cdkName } from './names.ts';

/** Members of a function that make a version of it when they are asked for. */
const publishing = new Set(['currentVersion', 'addAlias', 'addVersion']);

/**
 * Whether a function's module asks it for a version, as `Publish` of Lambda's API has it: a version is a construct of its
 * own in the CDK only where it is made by hand. Unresolved where the function goes to code that may ask it as well.
 */
export function publishOf(site: Site, name: string): readonly MapEntry[] {
  const { expression, home } = site;
  const { module } = expression;
  const range = home.range;
  const makes = (value: Value): boolean => madeBy({ ...expression, value })?.name === name;
  const asked = [...valuesOf(module)].flatMap((value) => partsOf(value)).filter((part) => part.kind === 'member' && publishing.has(part.property));
  if (asked.some((part) => part.kind === 'member' && makes(part.object))) return [entryAt(['Publish'], { kind: 'boolean', value: true, range }, range)];
  const passedOn = site.call.form === 'super' || asked.length > 0 || handedOn(site).some((value) => partsOf(value).some(makes));
  return passedOn ? [entryAt(['Publish'], { kind: 'unresolved', reference: undefined, mentions: [], range }, range)] : [];
}

/** What leaves the module, or goes to functions and constructs that are not the CDK's. */
function handedOn({ expression }: Site): readonly Value[] {
  const { module } = expression;
  const isForeign = (callee: Value): boolean => (callee.kind === 'member' ? callee.object.kind === 'this' : cdkName({ ...expression, value: callee }) === undefined);
  return [
    ...module.writes.flatMap(({ target, value }) => (target.kind === 'member' ? [value] : [])),
    ...module.bodies.flatMap(({ returns }) => returns),
    ...module.exports.flatMap(({ value }) => value ?? []),
    ...module.calls.flatMap(({ callee, arguments: given }) => (isForeign(callee) ? given.map(({ value }) => value) : [])),
  ];
}
