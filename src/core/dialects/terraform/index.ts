import type { HclBlock, HclBody, TerraformFacts } from '../../model/terraform.ts';
import type { MapEntry, PropertyValue, Resource, TemplateFacts } from '../../model/template.ts';
import type { FoundArgument } from './argument.ts';
import { codeOf } from './code.ts';
import { encodedList } from './encodedList.ts';
import { addressOf, attributeAt, propertyOf, terraformModule, type TerraformModule } from './evaluate.ts';
import { nested, together } from './nesting.ts';
import { lambdaModule, resourceRows } from './resources.ts';
import type { ArgumentRow, ResourceRow } from './row.ts';

/** The resources of the Terraform files of one folder, a template for each file. Names are addresses. `variables`: values given to variables. */
export function terraformTemplates(files: readonly TerraformFacts[], variables?: ReadonlyMap<string, string>): readonly TemplateFacts[] {
  const module = terraformModule(files, variables);
  return files.map(({ path, hash, lineStarts, body }) => ({
    kind: 'template',
    dialect: 'terraform',
    path,
    hash,
    lineStarts,
    syntaxError: undefined,
    resources: body.blocks.flatMap((block) => resourceOf(module, block) ?? []),
  }));
}

function resourceOf(module: TerraformModule, block: HclBlock): Resource | undefined {
  const name = addressOf(block);
  const row = name === undefined ? undefined : rowOf(module, block);
  const label = block.labels.at(-1);
  if (name === undefined || row === undefined || label === undefined || isLeftOut(module, block)) return undefined;
  const { range } = block;
  const written = row.arguments.flatMap((argument) => entryOf(module, block.body, argument) ?? []);
  const code = row.type === 'AWS::Lambda::Function' ? codeOf(module, block) : [];
  return { name, nameRange: label.range, type: row.type, properties: together([...written, ...code], range), metadata: undefined, range };
}

function rowOf(module: TerraformModule, block: HclBlock): ResourceRow | undefined {
  if (block.type === 'resource') return resourceRows.get(block.labels[0]?.text ?? '');
  const source = block.type === 'module' ? attributeAt(block.body, 'source') : undefined;
  const written = source === undefined ? undefined : propertyOf(module, source.value);
  return written?.kind === 'string' && lambdaModule.source.test(written.value) ? lambdaModule : undefined;
}

/** `count = 0`, and a module that is asked for a layer only. */
function isLeftOut(module: TerraformModule, { body }: HclBlock): boolean {
  const is = (name: string, value: number | boolean): boolean => {
    const found = attributeAt(body, name);
    const known = found === undefined ? undefined : propertyOf(module, found.value);
    return known !== undefined && 'value' in known && known.value === value;
  };
  return is('count', 0) || is('create_function', false) || is('create', false) || is('create_layer', true);
}

function entryOf(module: TerraformModule, body: HclBody, row: ArgumentRow): MapEntry | undefined {
  const { argument, property, unset, opaque } = row;
  if (row.pairs === true) return pairsOf(module, body, row);
  if (row.items !== undefined) return itemsOf(module, body, row);
  const found = row.encoded === true ? encodedAt(module, body, argument) : argumentAt(module, body, argument.split('.'));
  if (found === undefined || found.value.kind === 'null') return undefined;
  if (found.value.kind === 'number' && found.value.value === unset) return undefined;
  const { value } = found;
  const { range } = value;
  if (opaque === true) return nested(property, { ...found, value: { kind: 'unresolved', reference: undefined, mentions: [], range } });
  return nested(property, { ...found, value: shaped(module, row, found) });
}

/** A value in the form in which CloudFormation has it. */
function shaped(module: TerraformModule, { namedValues, choice, key, encodedItems }: ArgumentRow, { keyRange, value, written }: FoundArgument): PropertyValue {
  if (namedValues === true) return listOfNamedValues(value);
  if (encodedItems === true && written !== undefined) return encodedList(module, written);
  if (choice !== undefined && value.kind === 'boolean') return { kind: 'string', value: choice[value.value ? 'true' : 'false'], range: value.range };
  if (key === undefined) return value;
  const { range } = value;
  const entries: readonly MapEntry[] = [{ key: 'Key', keyRange, value: { kind: 'string', value: key, range } }, { key: 'Value', keyRange, value }];
  return { kind: 'list', items: [{ kind: 'map', entries, range }], range };
}

function pairsOf(module: TerraformModule, body: HclBody, { argument, property }: ArgumentRow): MapEntry | undefined {
  const blocks = body.blocks.filter(({ type }) => type === argument);
  const [first] = blocks;
  const [key] = property;
  if (first === undefined || typeof key !== 'string') return undefined;
  const entries = blocks.flatMap((block): readonly MapEntry[] => {
    const [name, value] = [attributeAt(block.body, 'name'), attributeAt(block.body, 'value')];
    const named = name === undefined ? undefined : propertyOf(module, name.value);
    return named?.kind === 'string' && value !== undefined ? [{ key: named.value, keyRange: named.range, value: propertyOf(module, value.value) }] : [];
  });
  return { key, keyRange: first.typeRange, value: { kind: 'map', entries, range: first.range } };
}

/** Blocks as the list that CloudFormation has in their place. */
function itemsOf(module: TerraformModule, body: HclBody, { argument, property, items = [] }: ArgumentRow): MapEntry | undefined {
  const names = argument.split('.');
  const within = names.slice(0, -1).reduce<HclBody | undefined>((outer, name) => outer?.blocks.find(({ type }) => type === name)?.body, body);
  const blocks = within?.blocks.filter(({ type }) => type === names.at(-1)) ?? [];
  const [first] = blocks;
  if (first === undefined) return undefined;
  const list = blocks.map((block): PropertyValue => together(items.flatMap((item) => entryOf(module, block.body, item) ?? []), block.range));
  return nested(property, { keyRange: first.typeRange, value: { kind: 'list', items: list, range: first.range } });
}

/** What `jsonencode({ … })` is made of; text that is JSON already is not read. */
function encodedAt(module: TerraformModule, body: HclBody, name: string): FoundArgument | undefined {
  const attribute = attributeAt(body, name);
  if (attribute === undefined) return undefined;
  const { nameRange, value } = attribute;
  const [made] = value.kind === 'computed' ? value.parts.filter(({ kind }) => kind === 'object') : [];
  const read = made === undefined ? undefined : propertyOf(module, made);
  return { keyRange: nameRange, value: read ?? { kind: 'unresolved', reference: undefined, mentions: [], range: value.range } };
}

/** A map as a list of its entries by `Name` and `Value`. */
function listOfNamedValues(value: PropertyValue): PropertyValue {
  if (value.kind !== 'map') return value;
  const items = value.entries.map(({ key, keyRange, value: own }): PropertyValue => ({
    kind: 'map',
    entries: [{ key: 'Name', keyRange, value: { kind: 'string', value: key, range: keyRange } }, { key: 'Value', keyRange, value: own }],
    range: own.range,
  }));
  return { kind: 'list', items, range: value.range };
}

/** An argument, or a block; what a `dynamic` block makes is not known, and not taken for there. */
function argumentAt(module: TerraformModule, body: HclBody, [name = '', ...inner]: readonly string[]): FoundArgument | undefined {
  const block = body.blocks.find(({ type }) => type === name);
  if (block !== undefined && inner.length > 0) {
    const found = argumentAt(module, block.body, inner);
    return found === undefined ? undefined : { ...found, block: block.range };
  }
  if (block !== undefined) return { keyRange: block.typeRange, value: { kind: 'unresolved', reference: undefined, mentions: [], range: block.range } };
  const attribute = inner.length === 0 ? attributeAt(body, name) : undefined;
  return attribute === undefined ? undefined : { keyRange: attribute.nameRange, value: propertyOf(module, attribute.value), written: attribute.value };
}
