import type { MapEntry, MapProperty, PackageEntry, PackageFacts, PropertyValue, Resource, TemplateFacts, TsconfigFacts } from '../model/template.ts';
import type { HclAttribute, HclBlock, HclBody, HclValue, TerraformFacts } from '../model/terraform.ts';
import { damage, range } from './placeShapes.ts';
import type { Bare } from './placeShapes.ts';
import { flag, lazy, list, nothing, object, oneOf, optional, plainNumber, scalar, text, word } from './shape.ts';
import type { Shape } from './shape.ts';

type Kinds<T extends { readonly kind: string }> = { readonly [Kind in T['kind']]: Extract<T, { readonly kind: Kind }> };
type Values = Kinds<PropertyValue>;
type HclValues = Kinds<HclValue>;

const value: Shape<PropertyValue> = lazy(() => values);
const map: Shape<MapProperty> = object<MapProperty>({ kind: word('map'), entries: list(object<MapEntry>({ key: text, keyRange: range, value })), open: optional(word(true)), range });
const values = oneOf<PropertyValue>({
  string: object<Values['string']>({ kind: word('string'), value: text, range }),
  number: object<Values['number']>({ kind: word('number'), value: plainNumber, range }),
  boolean: object<Values['boolean']>({ kind: word('boolean'), value: flag, range }),
  null: object<Values['null']>({ kind: word('null'), range }),
  list: object<Values['list']>({ kind: word('list'), items: list(value), range }),
  map,
  unresolved: object<Values['unresolved']>({ kind: word('unresolved'), reference: optional(text), mentions: list(text), range }),
});
const resource = object<Resource>({ name: text, nameRange: range, type: text, properties: map, metadata: optional(map), range });
const dialect = word('cloudformation', 'sam', 'serverless', 'terraform', 'cdk', 'sst');
const template = object<Bare<TemplateFacts>>({ kind: word('template'), dialect, syntaxError: optional(damage), resources: list(resource), service: optional(map), folder: optional(text) });
/** `null` for a file that is no template. */
export const templateShape: Shape<Bare<TemplateFacts> | null> = (facts) => nothing(facts) || template(facts);

const hclValue: Shape<HclValue> = lazy(() => hclValues);
const attribute = object<HclAttribute>({ name: text, nameRange: range, value: hclValue });
const part: Shape<string | HclValue> = (one) => text(one) || hclValue(one);
const hclValues = oneOf<HclValue>({
  literal: object<HclValues['literal']>({ kind: word('literal'), value: scalar, range }),
  template: object<HclValues['template']>({ kind: word('template'), parts: list(part), range }),
  reference: object<HclValues['reference']>({ kind: word('reference'), path: list(text), range }),
  list: object<HclValues['list']>({ kind: word('list'), items: list(hclValue), range }),
  object: object<HclValues['object']>({ kind: word('object'), attributes: list(attribute), range }),
  computed: object<HclValues['computed']>({ kind: word('computed'), parts: list(hclValue), range }),
});
const block: Shape<HclBlock> = object<HclBlock>({ type: text, typeRange: range, labels: list(object<HclBlock['labels'][number]>({ text, range })), body: lazy(() => body), range });
const body: Shape<HclBody> = object<HclBody>({ attributes: list(attribute), blocks: list(block) });
export const terraformShape = object<Bare<TerraformFacts>>({ kind: word('terraform'), body });

/** `dependencies`: names and versions in turn, for JSON has no maps. */
export type WrittenPackage = Omit<Bare<PackageFacts>, 'dependencies'> & { readonly dependencies: readonly string[] };

export const packageShape = object<WrittenPackage>({
  kind: word('package'),
  syntaxError: optional(damage),
  name: optional(text),
  workspaces: list(text),
  linked: list(text),
  dependencies: list(text),
  entries: list(object<PackageEntry>({ subpath: text, targets: list(text) })),
});

export const tsconfigShape = object<Bare<TsconfigFacts>>({
  kind: word('tsconfig'),
  syntaxError: optional(damage),
  extends: list(text),
  baseUrl: optional(text),
  paths: list(object<TsconfigFacts['paths'][number]>({ pattern: text, targets: list(text) })),
  rootDir: optional(text),
  outDir: optional(text),
});
