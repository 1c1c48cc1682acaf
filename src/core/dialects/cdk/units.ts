import type { MapEntry, PropertyValue } from '../../model/template.ts';
import { textAt, type OptionReader } from '../code/constructs.ts';
import { known, type Expression } from '../code/known.ts';
import { propertyOf, rangeOf, textOf, type Home } from '../code/properties.ts';
import { cdkCall, cdkName } from './names.ts';

/** How many of the property's unit one of the CDK's is: `Duration` in seconds, `Size` in mebibytes. */
const inSeconds = new Map([['millis', 1 / 1000], ['seconds', 1], ['minutes', 60], ['hours', 3600], ['days', 86_400]]);
const inMebibytes = new Map([['mebibytes', 1], ['gibibytes', 1024]]);

/** `Duration.minutes(5)` as 300. */
export const seconds: OptionReader = (expression, home) => amount(expression, home, { unit: 'core.Duration', factors: inSeconds });

/** `Size.gibibytes(1)` as 1024. */
export const mebibytes: OptionReader = (expression, home) => amount(expression, home, { unit: 'core.Size', factors: inMebibytes });

interface Unit {
  readonly unit: string;
  readonly factors: ReadonlyMap<string, number>;
}

function amount(expression: Expression, home: Home, { unit, factors }: Unit): PropertyValue | undefined {
  const call = cdkCall(expression);
  const factor = call?.name.startsWith(`${unit}.`) === true ? factors.get(call.name.slice(unit.length + 1)) : undefined;
  const [first] = call?.arguments ?? [];
  const written = first === undefined || factor === undefined ? undefined : propertyOf(first, home);
  if (written?.kind !== 'number' || factor === undefined) return propertyOf(expression, home);
  return { kind: 'number', value: written.value * factor, range: rangeOf(expression, home) };
}

/** Members of `Runtime` that are not their own name: aws-lambda/lib/runtime.ts of aws-cdk-lib 2. */
const runtimes = new Map([['JAVA_8_CORRETTO', 'java8.al2'], ['PROVIDED', 'provided'], ['PROVIDED_AL2', 'provided.al2'], ['PROVIDED_AL2023', 'provided.al2023'], ['NODEJS', 'nodejs']]);

/** `Runtime.NODEJS_22_X` as `nodejs22.x`, `Runtime.PYTHON_3_13` as `python3.13`. */
export const runtime: OptionReader = (expression, home) => {
  const member = /^aws-lambda\.Runtime\.(\w+)$/.exec(cdkName(expression) ?? '')?.[1];
  const call = cdkCall(expression);
  const named = call?.name === 'aws-lambda.Runtime' && call.arguments[0] !== undefined ? textOf(call.arguments[0]) : undefined;
  const value = named ?? (member === undefined ? undefined : (runtimes.get(member) ?? versioned(member)));
  return value === undefined ? propertyOf(expression, home) : textAt(value, rangeOf(expression, home));
};

/** A language and its version: `RUBY_3_4`. `NODEJS_LATEST` has none. */
function versioned(member: string): string | undefined {
  const match = /^([A-Z]+(?:_CORE)?)_(\d+(?:_(?:\d+|X))*)$/.exec(member);
  return match === null ? undefined : `${(match[1] ?? '').replace('_', '').toLowerCase()}${(match[2] ?? '').replaceAll('_', '.').toLowerCase()}`;
}

/** `SnapStartConf.ON_PUBLISHED_VERSIONS`, the only one there is. */
export const snapStart: OptionReader = (expression, home) => {
  const range = rangeOf(expression, home);
  if (cdkName(expression) !== 'aws-lambda.SnapStartConf.ON_PUBLISHED_VERSIONS') return propertyOf(expression, home);
  return { kind: 'map', entries: [{ key: 'ApplyOn', keyRange: range, value: textAt('PublishedVersions', range) }], range };
};

/** `InstanceType.of(InstanceClass.T4G, InstanceSize.MICRO)` and `new InstanceType('t4g.micro')` as `db.t4g.micro`. */
export const databaseClass: OptionReader = (expression, home) => {
  const call = cdkCall(expression);
  const [first, second] = call?.arguments ?? [];
  const range = rangeOf(expression, home);
  if (call?.name === 'aws-ec2.InstanceType' && first !== undefined) {
    const written = textOf(first);
    return written === undefined ? propertyOf(expression, home) : textAt(`db.${written}`, range);
  }
  const family = first === undefined ? undefined : /^aws-ec2\.InstanceClass\.([A-Z]+\d[A-Z]*)$/.exec(cdkName(first) ?? '')?.[1];
  const size = second === undefined ? undefined : /^aws-ec2\.InstanceSize\.(\w+)$/.exec(cdkName(second) ?? '')?.[1];
  if (call?.name !== 'aws-ec2.InstanceType.of' || family === undefined || size === undefined) return propertyOf(expression, home);
  return textAt(`db.${family.toLowerCase()}.${size.toLowerCase().replace(/^xlarge(\d+)$/, '$1xlarge')}`, range);
};

/** Something that a call makes is certainly there; what else it may be is not known. */
export const made: OptionReader = (expression, home) => {
  const found = known(expression);
  const isMade = found.kind === 'expression' && found.expression.value.kind === 'call';
  return isMade ? { kind: 'map', entries: [], range: rangeOf(expression, home) } : propertyOf(expression, home);
};

/** CloudFormation's own names, as the level 1 constructs have them in camel case. */
export const capitalised: OptionReader = (expression, home) => {
  const value = propertyOf(expression, home);
  return value === undefined ? undefined : withCapitals(value);
};

/** Properties whose keys are names that somebody chose, and no properties themselves. */
const namesWithin = new Set(['parameters', 'variables']);

function withCapitals(value: PropertyValue): PropertyValue {
  if (value.kind === 'list') return { ...value, items: value.items.map(withCapitals) };
  if (value.kind !== 'map') return value;
  const within = ({ key, value: inner }: MapEntry): PropertyValue => (namesWithin.has(key) ? inner : withCapitals(inner));
  return { ...value, entries: value.entries.map((entry) => ({ ...entry, key: capital(entry.key), value: within(entry) })) };
}

function capital(key: string): string {
  if (/^db[A-Z]/.test(key)) return `DB${key.slice(2)}`;
  return key.charAt(0).toUpperCase() + key.slice(1);
}
