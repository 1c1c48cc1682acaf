import type { ClassFacts, Import, ModuleFacts } from '../model/module.ts';
import { isPython } from './paths.ts';

/** What is no file of the project, see `ImportTarget`. */
interface PackageTarget {
  readonly kind: 'package';
  readonly specifier: string;
  readonly path: readonly string[];
}

/** A package of Python by the name of its outermost module: `redis.cluster` is `cluster` of `redis`. */
export function packageTarget(from: ModuleFacts, specifier: string): PackageTarget {
  if (!isPython(from.path)) return { kind: 'package', specifier, path: [] };
  const [name = specifier, ...path] = specifier.split('.');
  return { kind: 'package', specifier: name, path };
}

/** The specifier of `name` as a module inside the package that is imported: in `from common import db`, `common.db`. */
export function submoduleSpecifier(from: ModuleFacts, { specifier }: Import, name: string): string | undefined {
  if (!isPython(from.path) || name === '*') return undefined;
  return specifier.endsWith('.') ? specifier + name : `${specifier}.${name}`;
}

/** Whether a call of a class constructs: in Python every call of one does. */
export function constructs(module: ModuleFacts, form: 'call' | 'new' | 'super'): boolean {
  return form === 'new' || (form === 'call' && isPython(module.path));
}

/** Whether the constructor of a class runs that of its superclass: in Python only where it has none of its own, or says so. */
export function passesOn(module: ModuleFacts, { constructorBody }: ClassFacts): boolean {
  return !isPython(module.path) || constructorBody < 0 || module.calls.some((call) => call.form === 'super' && call.body === constructorBody);
}

/** Whether `this` is taken for an instance of the class it is written in: Python has no other way to say `self.connect()`. */
export function isSelf(module: ModuleFacts): boolean {
  return isPython(module.path);
}
