import type { MapEntry } from '../../model/template.ts';
import type { CodeDialect } from '../codeDialect.ts';
import { entryAt, propertiesOf, textAt } from '../code/constructs.ts';
import { readInfrastructure } from '../code/infrastructure.ts';
import { optionsOf } from '../code/options.ts';
import { known, type Expression } from '../code/known.ts';
import { madeBy, propertyOf, textOf } from '../code/properties.ts';
import { argumentOf, type Announced, type Draft, type Site, type Vendor } from '../code/vendor.ts';
import { codeOf } from './code.ts';
import { constructs, methods, type ConstructRow, type MethodRow } from './constructs.ts';
import { cdkName } from './names.ts';
import { capitalised } from './units.ts';
import { publishOf } from './versions.ts';

const rows = new Map(constructs.map((row) => [row.construct, row]));

const vendor: Vendor = {
  dialect: 'cdk',
  rootFiles: [['cdk.json'], ['package.json']],
  announce(site) {
    const row = constructAt(site);
    if (row !== undefined) return { ...named(site, argumentOf(site, 1), row.construct), type: row.type };
    const method = methodAt(site);
    return method === undefined ? undefined : { ...named(site, method.name === undefined ? undefined : argumentOf(site, method.name.at), method.method), type: method.type };
  },
  read(site, announced) {
    const row = constructAt(site);
    if (announced !== undefined && row !== undefined) return [constructed(site, row, announced)];
    const method = methodAt(site);
    return announced === undefined || method === undefined ? [] : [byMethod(site, method, announced)];
  },
};

/** The AWS Cloud Development Kit, versions 1 and 2. */
export const cdk: CodeDialect = {
  needles: ['aws-cdk-lib', '@aws-cdk/'],
  fileName: undefined,
  infrastructureOf: (source, module) => readInfrastructure(vendor, source, module),
};

/** A construct's id, or its class's name where the id is computed. */
function named(site: Site, id: Expression | undefined, otherwise: string): Pick<Announced, 'name' | 'nameRange'> {
  const written = id === undefined ? undefined : textOf(id);
  const isHere = id !== undefined && id.module === site.home.module && id.scope.given.size === 0;
  return { name: written ?? otherwise.slice(otherwise.lastIndexOf('.') + 1), nameRange: isHere ? id.value.range : site.home.range };
}

function constructAt({ call, expression }: Site): ConstructRow | undefined {
  if (call.form === 'call') return undefined;
  const { module } = expression;
  const body = module.bodies[call.body];
  const callee = call.form === 'super' ? module.classes[body?.class ?? -1]?.superclass : call.callee;
  return callee === undefined ? undefined : rowOf({ ...expression, value: callee });
}

/** The row of a class: its own, or, where it has no constructor, its superclass's. */
function rowOf(callee: Expression, depth = 0): ConstructRow | undefined {
  const name = cdkName(callee);
  if (name !== undefined) return rows.get(name);
  const own = ownClass(callee);
  return own === undefined || depth > 4 ? undefined : rowOf(own, depth + 1);
}

function ownClass(callee: Expression): Expression | undefined {
  const found = known(callee);
  const own = found.kind === 'class' ? found.module.classes[found.class] : undefined;
  if (found.kind !== 'class' || own?.superclass === undefined || own.constructorBody >= 0) return undefined;
  return { ...callee, module: found.module, value: own.superclass };
}

function methodAt(site: Site): MethodRow | undefined {
  const { call, expression } = site;
  if (call.form !== 'call' || call.callee.kind !== 'member') return undefined;
  const { object, property } = call.callee;
  const candidates = methods.filter(({ method }) => method === property);
  const owner = candidates.length === 0 ? undefined : madeBy({ ...expression, value: object });
  return candidates.find(({ of }) => of === owner?.type);
}

function constructed(site: Site, row: ConstructRow, { name, nameRange, type }: Announced): Draft {
  const options = argumentOf(site, 2);
  const code = row.code === undefined ? undefined : codeOf(row.code, site, options);
  const own = new Set(code?.properties.map(({ key }) => key));
  const written = row.properties === 'all' ? allProperties(site, options) : propertiesOf(row.properties, options, site.home);
  const versions = written.some(({ key }) => key === 'SnapStart') && row.code !== undefined ? publishOf(site, name) : [];
  const properties = [...written.filter(({ key }) => !own.has(key)), ...(code?.properties ?? []), ...versions, ...unknownTimeout(row, options, written, site)];
  return { name, nameRange, type, properties, metadata: code?.metadata ?? [], range: site.home.range, certain: code?.certain ?? true };
}

/** Options of a function that nobody can read may say how long it may run: it is then not the default. */
function unknownTimeout({ code }: ConstructRow, options: Expression | undefined, written: readonly MapEntry[], { home }: Site): readonly MapEntry[] {
  if (code === undefined || optionsOf(options).complete || written.some(({ key }) => key === 'Timeout')) return [];
  return [entryAt(['Timeout'], { kind: 'unresolved', reference: undefined, mentions: [], range: home.range }, home.range)];
}

function allProperties(site: Site, options: Expression | undefined): readonly MapEntry[] {
  const value = options === undefined ? undefined : capitalised(options, site.home);
  return value?.kind === 'map' ? value.entries : [];
}

function byMethod(site: Site, row: MethodRow, { name, nameRange, type }: Announced): Draft {
  const { home, expression, call } = site;
  const nameArgument = row.name === undefined ? undefined : argumentOf(site, row.name.at);
  const nameValue = nameArgument === undefined ? undefined : propertyOf(nameArgument, home);
  const owner = call.callee.kind === 'member' ? propertyOf({ ...expression, value: call.callee.object }, home) : undefined;
  const properties = [
    ...propertiesOf(row.properties, argumentOf(site, row.options), home),
    ...(row.name?.property === undefined || nameValue === undefined ? [] : [entryAt([row.name.property], nameValue, nameRange)]),
    ...(row.owner === undefined || owner === undefined ? [] : [entryAt([row.owner], owner, home.range)]),
    ...Object.entries(row.fixed).map(([key, value]) => entryAt([key], textAt(value, home.range), home.range)),
  ];
  return { name, nameRange, type, properties, metadata: [], range: home.range, certain: true };
}
