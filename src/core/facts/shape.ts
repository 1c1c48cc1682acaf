/**
 * Whether a value is a `T`, through and through. Facts are looked at with these by the hundred thousand, before they are
 * written down and after they are read: zod, which also says what is wrong, takes many times as long.
 */
export type Shape<T> = (value: unknown) => value is T;

type Fields<T> = { readonly [Key in keyof T]-?: Shape<T[Key]> | (object extends Pick<T, Key> ? Shape<T[Key] | undefined> : never) };

/** An object with these fields and no others; one that is undefined may be missing. A field more or less in the model does not compile. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const checks = Object.entries<(value: unknown) => boolean>({ ...fields });
  return (value): value is T => {
    if (!isRecord(value)) return false;
    let others = 0;
    for (const key in value) if (value[key] !== undefined) others += 1;
    for (const [key, check] of checks) {
      const field = value[key];
      if (!check(field)) return false;
      if (field !== undefined) others -= 1;
    }
    return others === 0;
  };
}

/** One of several objects, told apart by their `kind`. */
export function oneOf<T extends { readonly kind: string }>(kinds: { readonly [Kind in T['kind']]: Shape<Extract<T, { readonly kind: Kind }>> }): Shape<T> {
  const byKind = new Map(Object.entries<(value: unknown) => boolean>({ ...kinds }));
  return (value): value is T => isRecord(value) && typeof value['kind'] === 'string' && byKind.get(value['kind'])?.(value) === true;
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => {
    if (!Array.isArray(value)) return false;
    for (let index = 0; index < value.length; index += 1) if (!item(value[index])) return false;
    return true;
  };
}

/** An object of which only the values are known. */
export function table<T>(entry: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isRecord(value) && !Array.isArray(value) && Object.values(value).every(entry);
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

/** For shapes that hold themselves. */
export function lazy<T>(shape: () => Shape<T>): Shape<T> {
  return (value): value is T => shape()(value);
}

/** One of some texts, or `true`. */
export function word<const T extends string | true>(...words: readonly T[]): Shape<T> {
  return (value): value is T => words.some((each) => each === value);
}

export const text: Shape<string> = (value) => typeof value === 'string';
export const flag: Shape<boolean> = (value) => typeof value === 'boolean';
export const nothing: Shape<null> = (value) => value === null;
/** An offset, or an index, which is -1 where there is none. */
export const whole: Shape<number> = (value): value is number => Number.isInteger(value) && Number(value) >= -1;
/** JSON has no other: infinities and the negative zero become something else there. */
export const plainNumber: Shape<number> = (value): value is number => Number.isFinite(value) && !Object.is(value, -0);
/** What a literal says. */
export const scalar: Shape<string | number | boolean | null> = (value): value is string | number | boolean | null => value === null || text(value) || flag(value) || plainNumber(value);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
