/** What of a type comes out of JSON as it went in. */
type Plain<T> = T extends string | number | boolean | null | undefined | void
  ? T
  : T extends bigint | symbol | ((...given: never[]) => unknown)
    ? never
    : { [Key in keyof T]: Plain<T[Key]> };

/**
 * `Then` where a type survives the journal unchanged, `Otherwise` where it does not: a Date, a bigint, a Map or a method
 * would come back as something else after a crash.
 */
export type IfPlain<T, Then, Otherwise> = [T] extends [Plain<T>] ? Then : Otherwise;
