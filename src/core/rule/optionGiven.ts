import type { Connection, GivenOption } from '../model/connection.ts';

/** What a call says of one option. */
export type OptionSaid =
  | { readonly kind: 'given'; readonly option: GivenOption }
  /** Certainly not: the library's default holds. */
  | { readonly kind: 'absent' }
  /** It may be given where nobody can look. */
  | { readonly kind: 'unknown' };

/** Whether a call gives the option at `path`, objects around it considered: `redisOptions: tuned()` may give anything inside. */
export function optionGiven({ options }: Connection, path: readonly string[]): OptionSaid {
  const at = (names: readonly string[]): GivenOption | undefined => options.given.find((each) => each.path.join('.') === names.join('.'));
  const option = at(path);
  if (option !== undefined) return { kind: 'given', option };
  const around = path.slice(0, -1).map((_, index) => at(path.slice(0, index + 1)));
  const isOpen = around.some((outer) => outer?.value.kind === 'unresolved');
  return options.complete && !isOpen ? { kind: 'absent' } : { kind: 'unknown' };
}
