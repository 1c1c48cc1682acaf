import { folderOf, joinPath } from '../../link/resolvePath.ts';
import { valueAt } from '../../model/property.ts';
import type { IncludedFacts, MapEntry, MapProperty, PropertyValue, Resource, TemplateFacts } from '../../model/template.ts';
import type { LineStarts, Range } from '../../model/text.ts';
import { treeLimits, unresolved } from '../valueTree.ts';
import { readResources } from '../cloudformation/resources.ts';
import { commonOf, functionOf, isOnAws, withVariables, type Common } from './service.ts';
import { variableOf, withTexts, type Variable } from './variable.ts';

/** Gives what is known of a YAML or JSON file of the project. */
export type IncludedAt = (path: string) => IncludedFacts | undefined;

/** Values that are looked at of one service: files that take in each other may come to any number. */
const mostValues = 200_000;
/** As much text that is put into another counts as one of them. */
const lengthOfValue = 64;
/** Variables that lead to variables. */
const mostSteps = 20;

/**
 * A service with all that its variables take in from other files, and from other places of its own: a template for each file
 * that declares some of it, its own first. A serverless.yml that takes in no files is all of its service, and so is any other template.
 * @param includedAt asked for each file that is taken in; a path from the project's root
 */
export function wholeService(template: TemplateFacts, includedAt: IncludedAt): readonly TemplateFacts[] {
  const { service } = template;
  return service === undefined ? [template] : new WholeService({ ...template, root: service }, includedAt).templates();
}

/** A file that values of a service stand in. */
interface ServiceFile {
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly root: PropertyValue | undefined;
}

interface Written {
  readonly value: PropertyValue;
  readonly file: ServiceFile;
}

/** Something under a name, which may stand in another file than what it names. */
interface Named extends Written {
  readonly key: string;
  readonly keyRange: Range;
}

/** What is declared in a file. */
interface Declared {
  readonly file: ServiceFile;
  readonly declared: readonly Resource[];
}

class WholeService {
  readonly #template: TemplateFacts;
  readonly #own: ServiceFile;
  readonly #folder: string;
  readonly #includedAt: IncludedAt;
  #left = mostValues;
  /** How deep in values within values, and in variables that lead to variables, something is looked at. */
  #depth = 0;

  constructor(template: TemplateFacts & { readonly root: MapProperty }, includedAt: IncludedAt) {
    this.#template = template;
    this.#own = template;
    this.#folder = folderOf(template.path);
    this.#includedAt = includedAt;
  }

  templates(): readonly TemplateFacts[] {
    const { dialect, syntaxError } = this.#template;
    const byFile = new Map<string, { readonly file: ServiceFile; readonly resources: Resource[] }>([[this.#own.path, { file: this.#own, resources: [] }]]);
    for (const { file, declared } of this.#declared()) {
      const known = byFile.get(file.path) ?? { file, resources: [] };
      byFile.set(file.path, known);
      known.resources.push(...declared);
    }
    return [...byFile.values()].map(({ file: { path, hash, lineStarts }, resources }) => ({
      kind: 'template',
      dialect,
      path,
      hash,
      lineStarts,
      syntaxError: path === this.#own.path ? syntaxError : undefined,
      resources,
      folder: this.#folder,
    }));
  }

  #declared(): readonly Declared[] {
    const written = valueAt(this.#own.root, 'provider');
    const provider = written === undefined ? undefined : withVariables(this.#inlined({ value: written, file: this.#own }));
    if (!isOnAws(provider)) return [];
    const common = commonOf(provider);
    const functions = this.#entries('functions').map(({ file, ...entry }): Declared => ({ file, declared: functionOf(entry, file === this.#own ? common : this.#commonAt(common, entry.keyRange)) }));
    return [...functions, ...this.#entries('resources', 'Resources').map(({ file, ...entry }): Declared => ({ file, declared: readResources(templateOf(entry)) }))];
  }

  /** What the provider says of all functions, for one that stands in another file. */
  #commonAt({ defaults, isOpen, images }: Common, at: Range): Common {
    const file = this.#own;
    const here = defaults === undefined ? undefined : this.#inlined({ value: defaults, file }, at);
    return { defaults: here?.kind === 'map' ? here : undefined, isOpen, images: images === undefined ? undefined : this.#inlined({ value: images, file }, at) };
  }

  /** What stands under a key of the service, which is a map or a list of maps; with `inner`, under that key of each. */
  #entries(key: string, inner?: string): readonly Named[] {
    const written = valueAt(this.#own.root, key);
    if (written === undefined) return [];
    const found = this.#followed({ value: written, file: this.#own });
    const maps = found.value.kind === 'list' ? found.value.items.map((value) => this.#followed({ value, file: found.file })) : [found];
    const within = inner === undefined ? maps : maps.flatMap((map) => this.#step(map, inner) ?? []);
    return within.flatMap(({ value, file }) => (value.kind === 'map' ? value.entries.map((entry) => this.#named(entry, file)) : []));
  }

  /** In the file where it is said what it is: there its name is the place that the name would have, the first key. */
  #named({ key, keyRange, value }: MapEntry, file: ServiceFile): Named {
    const found = this.#followed({ value, file });
    const first = found.value.kind === 'map' ? found.value.entries[0]?.keyRange : undefined;
    const at = found.file === file ? keyRange : (first ?? { start: found.value.range.start, end: found.value.range.start });
    return { key, keyRange: at, value: withVariables(this.#inlined(found)), file: found.file };
  }

  /**
   * A value with all that its variables stand for.
   * @param at the place where all of it counts as standing; undefined for where it stands, and what variables stand for at theirs
   */
  #inlined(written: Written, at?: Range): PropertyValue {
    this.#left -= 1;
    if (this.#left < 0 || this.#depth >= treeLimits.depth) return unresolved(at ?? written.value.range);
    this.#depth += 1;
    const whole = this.#whole(written, at);
    this.#depth -= 1;
    return whole;
  }

  #whole({ value, file }: Written, at: Range | undefined): PropertyValue {
    const range = at ?? value.range;
    switch (value.kind) {
      case 'map':
        return { ...value, entries: value.entries.map((entry) => ({ ...entry, keyRange: at ?? entry.keyRange, value: this.#inlined({ value: entry.value, file }, at) })), range };
      case 'list':
        return { ...value, items: value.items.map((item) => this.#inlined({ value: item, file }, at)), range };
      case 'string':
        return this.#meant({ value, file }, { text: value.value, range });
      default:
        return { ...value, range };
    }
  }

  #meant(written: Written, { text, range }: { readonly text: string; readonly range: Range }): PropertyValue {
    if (!text.includes('${')) return { ...written.value, range };
    const found = this.#followed(written);
    if (found.value !== written.value) return this.#inlined(found, range);
    return { kind: 'string', value: withTexts(text, (variable) => this.#textOf(variable)), range };
  }

  #textOf(variable: Variable): string | undefined {
    const found = this.#find(variable);
    const value = found === undefined ? undefined : this.#inlined(found);
    const text = value?.kind === 'string' || value?.kind === 'number' || value?.kind === 'boolean' ? String(value.value) : undefined;
    this.#left -= (text?.length ?? 0) / lengthOfValue;
    return text;
  }

  /** What a value is that may be a variable; the variable itself where that is not known. */
  #followed(written: Written): Written {
    let found = written;
    for (let step = 0; step < mostSteps; step += 1) {
      const variable = found.value.kind === 'string' ? variableOf(found.value.value) : undefined;
      const next = variable === undefined ? undefined : this.#find(variable);
      if (next === undefined) return found;
      found = next;
    }
    return written;
  }

  #find({ file: name, address }: Variable): Written | undefined {
    this.#left -= 1;
    const file = name === undefined ? this.#own : this.#fileAt(name);
    if (file?.root === undefined || this.#left < 0 || this.#depth >= treeLimits.depth) return undefined;
    this.#depth += 1;
    const found = address.reduce<Written | undefined>((at, key) => (at === undefined ? undefined : this.#step(at, key)), { value: file.root, file });
    this.#depth -= 1;
    return found;
  }

  #step(written: Written, key: string): Written | undefined {
    const { value: map, file } = this.#followed(written);
    const value = valueAt(map, key);
    return value === undefined ? undefined : { value, file };
  }

  /** Paths begin at the folder of the service, also where they stand in another one (sources/file.js). */
  #fileAt(name: string): ServiceFile | undefined {
    const path = /^[~/]/.test(name) || !/\.(?:ya?ml|json)$/.test(name) ? undefined : joinPath(this.#folder, name);
    if (path === undefined) return undefined;
    return path === this.#own.path ? this.#own : this.#includedAt(path);
  }
}

/** A template that declares one resource. */
function templateOf(entry: MapEntry): MapProperty {
  const { range } = entry.value;
  return { kind: 'map', entries: [{ key: 'Resources', keyRange: entry.keyRange, value: { kind: 'map', entries: [entry], range } }], range };
}
