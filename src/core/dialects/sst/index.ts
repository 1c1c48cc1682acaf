import { folderOf } from '../../link/resolvePath.ts';
import type { PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import type { Value } from '../../model/value.ts';
import type { CodeDialect } from '../codeDialect.ts';
import { entryAt, optionAt, propertiesOf, textAt } from '../code/constructs.ts';
import { readInfrastructure } from '../code/infrastructure.ts';
import { known, type Expression } from '../code/known.ts';
import { optionsOf } from '../code/options.ts';
import { relativePath } from '../code/paths.ts';
import { madeBy, textOf } from '../code/properties.ts';
import { argumentOf, type Announced, type Draft, type Site, type Vendor } from '../code/vendor.ts';
import { components, constructs, defaultTimeout, functionRows, subscriptions, type ComponentRow } from './components.ts';

const version2 = new Map(constructs.map((row) => [row.component, row]));
const version3 = new Map(components.map((row) => [row.component, row]));
const version2Packages = /^(?:sst\/constructs|@serverless-stack\/resources)(?:\/|$)/;

const vendor: Vendor = {
  dialect: 'sst',
  rootFiles: [['sst.config.ts', 'sst.config.js', 'sst.config.mts', 'sst.json'], ['package.json']],
  announce(site) {
    const component = componentAt(site);
    if (component === undefined) return undefined;
    const id = argumentOf(site, component.row.options - 1);
    const written = id === undefined ? undefined : textOf(id);
    const last = component.row.component.slice(component.row.component.lastIndexOf('.') + 1);
    const nameRange = id !== undefined && id.module === site.home.module && id.scope.given.size === 0 ? id.value.range : site.home.range;
    return { name: written ?? last, nameRange, type: component.row.component };
  },
  read(site, announced) {
    const component = componentAt(site);
    if (component !== undefined && announced !== undefined) return ofComponent(site, component, announced);
    return component === undefined ? ofSubscription(site) : [];
  },
};

/** SST, versions 2 and 3. */
export const sst: CodeDialect = {
  needles: ['sst.aws.', 'sst/constructs', '@serverless-stack/resources'],
  fileName: undefined,
  infrastructureOf: (source, module) => readInfrastructure(vendor, source, module),
};

interface Component {
  readonly row: ComponentRow;
  readonly timeout: number | undefined;
}

/** The component that a construction makes; one that has no row runs no function itself, but may be subscribed to. */
function componentAt({ call, expression }: Site): Component | undefined {
  if (call.form !== 'new') return undefined;
  const found = known({ ...expression, value: call.callee });
  if (found.kind === 'package') {
    const row = version2Packages.test(found.specifier) ? version2.get(found.path.join('.')) : undefined;
    return row === undefined ? undefined : { row, timeout: undefined };
  }
  const name = found.kind === 'expression' ? globalPath(found.expression.value) : undefined;
  if (name?.startsWith('sst.aws.') !== true) return undefined;
  return { row: version3.get(name) ?? { component: name, options: 1, functions: [] }, timeout: defaultTimeout };
}

function globalPath(value: Value): string | undefined {
  if (value.kind === 'global') return value.name;
  const object = value.kind === 'member' ? globalPath(value.object) : undefined;
  return value.kind === 'member' && object !== undefined ? `${object}.${value.property}` : undefined;
}

function ofComponent(site: Site, { row, timeout }: Component, announced: Announced): readonly Draft[] {
  const options = argumentOf(site, row.options);
  return row.functions.flatMap((path) =>
    functionsAt(options, path).flatMap((found) => {
      const name = [announced.name, ...found.keys].join(' ');
      const nameRange = found.keyRange ?? announced.nameRange;
      return functionFrom(site, found.value, { name, nameRange, timeout });
    }),
  );
}

interface FoundFunction {
  readonly value: Expression | undefined;
  readonly keys: readonly string[];
  readonly keyRange: Range | undefined;
}

function functionsAt(value: Expression | undefined, [key, ...inner]: readonly string[]): readonly FoundFunction[] {
  if (key === undefined) return [{ value, keys: [], keyRange: undefined }];
  const all = [...optionsOf(value).options.values()].filter((option) => key === '*' || option.key === key);
  return all.flatMap((option) =>
    functionsAt(option.value, inner).map((found) => ({
      value: found.value,
      keys: key === '*' ? [option.key, ...found.keys] : found.keys,
      keyRange: found.keyRange ?? (key === '*' ? option.keyRange : undefined),
    })),
  );
}

function ofSubscription(site: Site): readonly Draft[] {
  const { call, expression } = site;
  if (call.form !== 'call' || call.callee.kind !== 'member') return [];
  const { object, property } = call.callee;
  const candidates = subscriptions.filter(({ method }) => method === property);
  const owner = candidates.length === 0 ? undefined : madeBy({ ...expression, value: object });
  const row = candidates.find(({ of }) => of === owner?.type);
  if (row === undefined || owner === undefined) return [];
  const label = argumentOf(site, 0);
  const written = label === undefined || row.functions[0] === 0 ? undefined : textOf(label);
  const name = written === undefined ? `${owner.name} ${row.method}` : `${owner.name} ${written}`;
  for (const position of row.functions) {
    const value = argumentOf(site, position);
    const drafts = value === undefined ? [] : functionFrom(site, value, { name, nameRange: site.home.range, timeout: defaultTimeout });
    if (drafts.length > 0) return drafts;
  }
  return [];
}

interface Named {
  readonly name: string;
  readonly nameRange: Range;
  readonly timeout: number | undefined;
}

/** A function given as its handler, as its options, or as `{ function: … }`; one that is made elsewhere is declared there. */
function functionFrom(site: Site, value: Expression | undefined, named: Named, depth = 0): readonly Draft[] {
  if (value === undefined || depth > 2 || madeBy(value) !== undefined) return [];
  const handler = textOf(value);
  if (handler !== undefined) return isHandler(handler) ? [draftOf(site, undefined, { handler: value, named })] : [];
  const inner = optionAt(value, ['function']) ?? optionAt(value, ['cdk', 'function']);
  const own = optionAt(value, ['handler']);
  if (own === undefined) return inner === undefined ? [] : functionFrom(site, inner.value, named, depth + 1);
  return [draftOf(site, value, { handler: own.value, named })];
}

/** `src/orders.handler`; not `arn:aws:lambda:…`, and no file of a container. */
function isHandler(text: string): boolean {
  return /^[^:\s]+\.[\w$]+$/.test(text);
}

function draftOf(site: Site, options: Expression | undefined, { handler, named }: { readonly handler: Expression; readonly named: Named }): Draft {
  const { name, nameRange } = named;
  const { home } = site;
  const written = propertiesOf(functionRows, options, home);
  const text = textOf(handler);
  const at = handler.module.path === home.module.path ? handler.value.range : home.range;
  const entries = written.filter(({ key }) => key !== 'Handler');
  const root = textAt(relativePath(folderOf(home.module.path), site.root), at);
  return {
    name,
    nameRange,
    type: 'AWS::Lambda::Function',
    properties: [
      ...(text === undefined ? [] : [entryAt(['Handler'], textAt(text, at), at)]),
      entryAt(['Code'], root, at),
      ...entries,
      ...(entries.some(({ key }) => key === 'Timeout') ? [] : [entryAt(['Timeout'], defaultOf(options, named), nameRange)]),
    ],
    metadata: [],
    range: home.range,
    certain: text !== undefined,
  };
}

/** SST's own timeout, unless options that nobody can read may say another. */
function defaultOf(options: Expression | undefined, { timeout, nameRange }: Named): PropertyValue {
  if (timeout !== undefined && optionsOf(options).complete) return { kind: 'number', value: timeout, range: nameRange };
  return { kind: 'unresolved', reference: undefined, mentions: [], range: nameRange };
}
