import { folderOf } from '../../link/resolvePath.ts';
import type { ModuleFacts } from '../../model/module.ts';
import type { Resource, TemplateFacts } from '../../model/template.ts';
import type { CodeSource } from '../codeDialect.ts';
import { expansionOf, type Expansion } from './expansion.ts';
import { callKey, thisKey, type Made, type Scope } from './known.ts';
import type { Announced, Draft, Site, Vendor } from './vendor.ts';

/** More values than these are looked at in no honest module. */
const budget = 50_000;

/** The resources that a module declares with a vendor's constructs; undefined where it declares none. */
export function readInfrastructure(vendor: Vendor, source: CodeSource, module: ModuleFacts): TemplateFacts | undefined {
  const root = rootOf(vendor, source, module);
  const names = new Set<string>();
  const own = sitesOf(module, { source, given: new Map(), made: new Map(), budget: { left: budget } }, root);
  const expansions = own.flatMap((site) => expansionOf(vendor, site) ?? []);
  const made = new Map(expansions.flatMap(({ site, only }) => (only === undefined ? [] : [[keyOf(site), { ...only, name: unique(names, only.name) }] as const])));
  const { sites, announced } = announce(vendor, own, { made, names });
  const drafts = [...sites.flatMap((site) => vendor.read(site, announced.get(keyOf(site)))), ...expanded(vendor, expansions, { made, names })];
  if (drafts.length === 0 && vendor.isInfrastructure?.(module) !== true) return undefined;
  const { path, hash, lineStarts } = module;
  return { kind: 'template', dialect: vendor.dialect, path, hash, lineStarts, syntaxError: undefined, resources: drafts.map(resourceOf) };
}

function rootOf(vendor: Vendor, source: CodeSource, module: ModuleFacts): string {
  const folder = folderOf(module.path);
  for (const files of vendor.rootFiles) {
    const found = source.folderWith(folder, files);
    if (found !== undefined) return found;
  }
  return '';
}

function sitesOf(module: ModuleFacts, scope: Scope, root: string): readonly Site[] {
  return module.calls.map((call, index) => ({
    expression: { scope, module, value: { kind: 'call', call: index, range: call.range } },
    call,
    home: { module, range: call.range },
    root,
  }));
}

function keyOf({ expression: { module, value } }: Site): string {
  return callKey(module, value.kind === 'call' ? value.call : -1);
}

interface Naming {
  readonly made: ReadonlyMap<string, Made>;
  readonly names: Set<string>;
}

interface Announcement {
  /** The sites, knowing what the others make. */
  readonly sites: readonly Site[];
  readonly announced: ReadonlyMap<string, Announced>;
}

/** Resources of resources (`fn.addAlias().addAutoScaling()`) are known once their owners are: so, again and again. */
const mostRounds = 5;

function announce(vendor: Vendor, sites: readonly Site[], naming: Naming): Announcement {
  const made = new Map(naming.made);
  const announced = new Map<string, Announced>();
  const knowing = sites.map((site): Site => ({ ...site, expression: { ...site.expression, scope: { ...site.expression.scope, made } } }));
  for (let round = 0, before = -1; round < mostRounds && announced.size > before; round++) {
    before = announced.size;
    for (const site of knowing) {
      const key = keyOf(site);
      const found = announced.has(key) ? undefined : vendor.announce(site);
      if (found === undefined) continue;
      const named = { ...found, name: unique(naming.names, found.name) };
      announced.set(key, named);
      made.set(key, named);
      if (site.call.form === 'super') made.set(thisKey(site.expression.module, classAround(site)), named);
    }
  }
  return { sites: knowing, announced };
}

function classAround({ call, expression: { module } }: Site): number {
  return module.bodies[call.body]?.class ?? -1;
}

function unique(names: Set<string>, wished: string): string {
  let name = wished;
  for (let count = 2; names.has(name); count++) name = `${wished} (${String(count)})`;
  names.add(name);
  return name;
}

/** What calls of the project's own constructs and functions make, as far as the constructs themselves cannot tell. */
function expanded(vendor: Vendor, expansions: readonly Expansion[], naming: Naming): readonly Draft[] {
  return expansions.flatMap((expansion) => {
    const only = naming.made.get(keyOf(expansion.site));
    if (only !== undefined) naming.names.delete(only.name);
    const { sites, announced } = announce(vendor, expansion.inner, naming);
    const drafts = sites.flatMap((site) => vendor.read(site, announced.get(keyOf(site))));
    const functions = new Set(drafts.filter((draft) => draft.certain).map(({ name }) => name));
    return drafts.filter((draft) => draft.certain || refersTo(draft, functions));
  });
}

function refersTo(draft: Draft, names: ReadonlySet<string>): boolean {
  return draft.properties.some(({ value }) => value.kind === 'unresolved' && value.mentions.some((name) => names.has(name)));
}

function resourceOf({ name, nameRange, type, properties, metadata, range }: Draft): Resource {
  return {
    name,
    nameRange,
    type,
    properties: { kind: 'map', entries: properties, range },
    metadata: metadata.length === 0 ? undefined : { kind: 'map', entries: metadata, range },
    range,
  };
}
