/** An argument, dotted where it stands in a block, and the property that it sets. */
export interface ArgumentRow {
  readonly argument: string;
  /** Keys, and positions in lists. */
  readonly property: readonly (string | number)[];
  /** What the argument is where it says that nothing is set. */
  readonly unset?: number;
  /** Only that it is there is known. */
  readonly opaque?: true;
  /** The argument is a map that CloudFormation has as a list of `Name` and `Value`. */
  readonly namedValues?: true;
  /** All blocks of this name, each with `name` and `value`, are one map. */
  readonly pairs?: true;
  /** All blocks of this name are a list: the arguments of one, and what they set of its item. */
  readonly items?: readonly ArgumentRow[];
  /** CloudFormation has an object where the argument is its JSON. */
  readonly encoded?: true;
  /** CloudFormation has the argument in a list of `Key` and `Value`, under this key. */
  readonly key?: string;
  /** What CloudFormation says where the argument is a switch that is on or off. */
  readonly choice?: { readonly true: string; readonly false: string };
  /** A list of objects that `jsonencode` is given, whose names are those of CloudFormation in camel case. */
  readonly encodedItems?: true;
}

export interface ResourceRow {
  readonly type: string;
  readonly arguments: readonly ArgumentRow[];
}

/** Rows for arguments that are the property's name in snake case. */
export function argumentRows(...properties: readonly string[]): readonly ArgumentRow[] {
  return properties.map((property) => ({ argument: snakeCase(property), property: [property] }));
}

/** A row for an argument inside of a block, both dotted, that is the property's name in snake case. */
export function argumentRowWithin(block: string, property: string, name: string): ArgumentRow {
  return { argument: `${block}.${snakeCase(name)}`, property: [...property.split('.'), name] };
}

function snakeCase(property: string): string {
  return property.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
