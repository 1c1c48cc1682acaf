import type { HclAttribute, HclBlock, HclBody, HclValue, TerraformFacts } from '../../model/terraform.ts';
import type { PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';

/** All files of one folder: what they declare can be referred to from each of them. */
export interface TerraformModule {
  readonly files: readonly TerraformFacts[];
  /** `local.name` and `var.name`, where a file gives them a value. */
  readonly values: ReadonlyMap<string, HclValue>;
  /** Blocks by address: `aws_lambda_function.orders`, `data.archive_file.code`, `module.orders`. */
  readonly blocks: ReadonlyMap<string, HclBlock>;
  /** The `archive_file` that writes a file, by the file's normal path. */
  readonly archives: ReadonlyMap<string, HclBlock>;
  /** How many values may still be evaluated. */
  readonly budget: { left: number };
}

/** Takes the files of a folder together. `variables`: the values that are given to variables, in place of their defaults. */
export function terraformModule(files: readonly TerraformFacts[], variables: ReadonlyMap<string, string> = new Map()): TerraformModule {
  const values = new Map<string, HclValue>();
  const blocks = new Map<string, HclBlock>();
  for (const block of files.flatMap(({ body }) => body.blocks)) {
    if (block.type === 'locals') for (const { name, value } of block.body.attributes) values.set(`local.${name}`, value);
    const value = block.type === 'variable' ? valueOfVariable(block, variables) : undefined;
    if (value !== undefined) values.set(`var.${block.labels[0]?.text ?? ''}`, value);
    const address = addressOf(block);
    if (address !== undefined) blocks.set(address, block);
  }
  const module = { files, values, blocks, archives: new Map<string, HclBlock>(), budget: { left: budget } };
  for (const block of blocks.values()) {
    const output = block.labels[0]?.text === 'archive_file' ? attributeAt(block.body, 'output_path') : undefined;
    const path = output === undefined ? undefined : propertyOf(module, output.value);
    if (path?.kind === 'string' && !module.archives.has(normalPath(path.value))) module.archives.set(normalPath(path.value), block);
  }
  return module;
}

/** The value that is given, as Terraform reads it from `TF_VAR_name` or `-var` (developer.hashicorp.com/terraform/language/values/variables); else the default. */
function valueOfVariable(block: HclBlock, given: ReadonlyMap<string, string>): HclValue | undefined {
  const text = given.get(block.labels[0]?.text ?? '');
  if (text === undefined) return attributeAt(block.body, 'default')?.value;
  const value = converters.get(typeOf(block))?.(text);
  return value === undefined ? undefined : { kind: 'literal', value, range: block.range };
}

/** As a name, `string` where nothing is said: `"string"` in quotes is how it was written until Terraform 0.12. Empty for what is made of other types. */
function typeOf({ body }: HclBlock): string {
  const type = attributeAt(body, 'type')?.value ?? { kind: 'literal', value: 'string' };
  if (type.kind === 'literal') return String(type.value);
  return type.kind === 'reference' ? type.path.join('.') : '';
}

/** Of the types that one text can be read as; lists and maps are written in HCL, and stay unknown. */
const converters = new Map<string, (text: string) => string | number | boolean | undefined>([
  ['string', (text) => text],
  ['number', numberOf],
  ['bool', truthOf],
  // Written in HCL, where a word without quotes is no text.
  ['any', (text) => numberOf(text) ?? truthOf(text)],
]);

function numberOf(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function truthOf(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** A path as it is written without `./` in front. */
export function normalPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

/** How the rest of the module refers to what a block declares. */
export function addressOf({ type, labels }: HclBlock): string | undefined {
  const names = labels.map(({ text }) => text).join('.');
  if (type === 'resource' && labels.length === 2) return names;
  if (type === 'data' && labels.length === 2) return `data.${names}`;
  return type === 'module' && labels.length === 1 ? `module.${names}` : undefined;
}

/** The attribute of a name; the last one, where it stands twice. */
export function attributeAt(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.filter((attribute) => attribute.name === name).at(-1);
}

const deepest = 30;

/** The most that a value may be made of once locals are put in: locals of locals can multiply without end. */
const enough = 5000;

/** The same for all values of a folder: each of a thousand resources may ask for the same locals. */
const budget = 500_000;

/** What an HCL value is as a value of a template. Everything has the range that it is asked for at. */
export function propertyOf(module: TerraformModule, value: HclValue): PropertyValue {
  return converted({ module, left: { count: enough } }, value, value.range, 0);
}

interface Conversion {
  readonly module: TerraformModule;
  readonly left: { count: number };
}

function converted(conversion: Conversion, value: HclValue, range: Range, depth: number): PropertyValue {
  if (depth > deepest || --conversion.left.count < 0 || --conversion.module.budget.left < 0) return unresolved(range, []);
  const inner = (part: HclValue): PropertyValue => converted(conversion, part, depth === 0 || range === value.range ? part.range : range, depth + 1);
  switch (value.kind) {
    case 'literal':
      return literal(value.value, range);
    case 'list':
      return { kind: 'list', items: value.items.map(inner), range };
    case 'object':
      return { kind: 'map', entries: value.attributes.map(({ name, nameRange, value: own }) => ({ key: name, keyRange: nameRange, value: inner(own) })), range };
    case 'template':
      return template(value.parts.map((part) => (typeof part === 'string' ? part : inner(part))), range);
    case 'computed':
      return unresolved(range, value.parts.flatMap((part) => mentionsOf(inner(part))));
    case 'reference':
      return referred(conversion, value.path, range, depth);
  }
}

function literal(value: string | number | boolean | null, range: Range): PropertyValue {
  if (value === null) return { kind: 'null', range };
  if (typeof value === 'string') return { kind: 'string', value, range };
  return typeof value === 'number' ? { kind: 'number', value, range } : { kind: 'boolean', value, range };
}

function template(parts: readonly (string | PropertyValue)[], range: Range): PropertyValue {
  const texts = parts.map((part) => (typeof part === 'string' ? part : part.kind === 'string' || part.kind === 'number' ? String(part.value) : undefined));
  if (texts.every((text) => text !== undefined)) return { kind: 'string', value: texts.join(''), range };
  const asked = parts.flatMap((part) => (typeof part === 'string' ? [] : mentionsOf(part)));
  const filled = parts.filter((part) => part !== '');
  const [only] = filled;
  const reference = filled.length === 1 && typeof only === 'object' && only.kind === 'unresolved' ? only.reference : undefined;
  return unresolved(range, asked, reference);
}

/** `path.module` is the folder itself; a local or a variable is its value; else it names a block of the module. */
function referred(conversion: Conversion, path: readonly string[], range: Range, depth: number): PropertyValue {
  const [first, second = '', third = ''] = path;
  if (first === 'path' && path.length === 2) return { kind: 'string', value: '.', range };
  if (first === 'local' || first === 'var') {
    const found = attributeOf(conversion.module.values.get(`${first}.${second}`), path.slice(2));
    return found === undefined ? unresolved(range, []) : converted(conversion, found, range, depth + 1);
  }
  const address = first === 'data' ? `data.${second}.${third}` : `${first ?? ''}.${second}`;
  return conversion.module.blocks.has(address) ? unresolved(range, [address], address) : unresolved(range, []);
}

function attributeOf(value: HclValue | undefined, [name, ...inner]: readonly string[]): HclValue | undefined {
  if (name === undefined || value === undefined) return value;
  return value.kind === 'object' ? attributeOf(value.attributes.filter((attribute) => attribute.name === name).at(-1)?.value, inner) : undefined;
}

function unresolved(range: Range, mentions: readonly string[], reference?: string): PropertyValue {
  return { kind: 'unresolved', reference, mentions: [...new Set(mentions)], range };
}

function mentionsOf(value: PropertyValue): readonly string[] {
  switch (value.kind) {
    case 'unresolved':
      return value.mentions;
    case 'list':
      return value.items.flatMap(mentionsOf);
    case 'map':
      return value.entries.flatMap((entry) => mentionsOf(entry.value));
    default:
      return [];
  }
}
