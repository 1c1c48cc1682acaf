import type { ModuleFacts } from '../../model/module.ts';
import { meaningOf, type Meaning } from '../../link/values.ts';
import { bindingKey, type Expression, type Made } from './known.ts';
import { argumentOf, type Site, type Vendor } from './vendor.ts';

/** A call of a function or construct of the project, and the calls in it with its parameters substituted. */
export interface Expansion {
  readonly site: Site;
  readonly inner: readonly Site[];
  /** The function it makes, where it makes exactly one: what its result can be taken for. */
  readonly only: Made | undefined;
}

/**
 * Follows a call one level into the project's own code, where that makes functions whose code it cannot tell without
 * its parameters: a construct that wraps NodejsFunction, a function that makes one. Undefined for any other call.
 */
export function expansionOf(vendor: Vendor, site: Site): Expansion | undefined {
  const { expression, call } = site;
  if (call.form === 'super') return undefined;
  const callee = bodyOf(meaningOf(expression.scope.source.modules, expression.module, call.callee), call.form);
  if (callee === undefined) return undefined;
  const plain = innerSites(site, callee, new Map());
  const open = plain.filter((inner) => vendor.read(inner, vendor.announce(inner)).some((draft) => draft.type === 'AWS::Lambda::Function' && !draft.certain));
  if (open.length === 0) return undefined;
  const inner = innerSites(site, callee, givenTo(site, callee));
  const [first] = inner.flatMap((each) => vendor.announce(each) ?? []);
  const isOnly = open.length === 1 && first !== undefined;
  return { site, inner, only: isOnly ? { name: first.name, type: 'AWS::Lambda::Function' } : undefined };
}

interface Callee {
  readonly module: ModuleFacts;
  readonly body: number;
}

function bodyOf(meaning: Meaning, form: 'call' | 'new'): Callee | undefined {
  if (meaning.kind === 'function' && form === 'call') return { module: meaning.module, body: meaning.body };
  if (meaning.kind !== 'class' || form === 'call') return undefined;
  const body = meaning.module.classes[meaning.class]?.constructorBody ?? -1;
  return body < 0 ? undefined : { module: meaning.module, body };
}

function givenTo(site: Site, { module, body }: Callee): ReadonlyMap<string, Expression> {
  const absent: Expression = { ...site.expression, value: { kind: 'literal', value: undefined, range: site.call.range } };
  const spread = site.call.arguments.some((argument) => argument.spread);
  const parameters = module.bodies[body]?.parameters ?? [];
  return new Map(
    parameters.flatMap(({ binding }, index): readonly [string, Expression][] => {
      if (binding < 0 || spread) return [];
      return [[bindingKey(module, binding), argumentOf(site, index) ?? absent]];
    }),
  );
}

function innerSites(site: Site, { module, body }: Callee, given: ReadonlyMap<string, Expression>): readonly Site[] {
  const scope = { ...site.expression.scope, given };
  return module.calls.flatMap((call, index): readonly Site[] =>
    call.body === body ? [{ ...site, expression: { scope, module, value: { kind: 'call', call: index, range: call.range } }, call }] : [],
  );
}
