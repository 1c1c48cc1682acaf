/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path that finds nothing: Step Functions then ends the execution, and no Catch of States.ALL helps. */
export class MissingPath extends Error {
  override readonly name = 'States.Runtime';
}

/** The value at `$`, `$.a.b`, or in the context object `$$.a.b`. @throws MissingPath where there is none */
export function valueAt(path: string, data: unknown, context: Fields): unknown {
  const [root, ...names] = namesOf(path);
  let value: unknown = root === '$$' ? context : data;
  for (const name of names) {
    if (!isFields(value) || !Object.hasOwn(value, name)) throw new MissingPath(`There is no ${path}.`);
    value = value[name];
  }
  return value;
}

/** The same data with a value put at a path, as ResultPath does. */
export function withValueAt(path: string, data: unknown, value: unknown): unknown {
  const put = (target: unknown, [name, ...rest]: readonly string[]): unknown =>
    name === undefined ? value : { ...(isFields(target) ? target : {}), [name]: put(isFields(target) ? target[name] : undefined, rest) };
  return put(data, namesOf(path).slice(1));
}

/** A payload template: keys that end in `.$` name paths, the rest stands as it is. */
export function filled(template: unknown, data: unknown, context: Fields): unknown {
  if (Array.isArray(template)) return template.map((item) => filled(item, data, context));
  if (!isFields(template)) return template;
  const entries = Object.entries(template).map(([key, value]) =>
    key.endsWith('.$') ? [key.slice(0, -2), valueAt(String(value), data, context)] : [key, filled(value, data, context)]);
  return Object.fromEntries(entries);
}

function namesOf(path: string): readonly string[] {
  if (!/^\$\$?(?:\.[A-Za-z_]\w*)*$/.test(path)) throw new Error(`The interpreter of the tests does not know the path ${path}.`);
  return path.split('.');
}
