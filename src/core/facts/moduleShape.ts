import type { Argument, Binding, Body, Call, ClassFacts, Export, Guard, Import, ModuleFacts, Parameter, Test, Write } from '../model/module.ts';
import type { Comment } from '../model/suppression.ts';
import type { Property, Value } from '../model/value.ts';
import { damage, range } from './placeShapes.ts';
import type { Bare } from './placeShapes.ts';
import { flag, lazy, list, object, oneOf, optional, scalar, table, text, whole, word } from './shape.ts';
import type { Shape } from './shape.ts';

type Kinds<T extends { readonly kind: string }> = { readonly [Kind in T['kind']]: Extract<T, { readonly kind: Kind }> };
type Values = Kinds<Value>;
type Properties = Kinds<Property>;
type Tests = Kinds<Test>;

const value: Shape<Value> = lazy(() => values);
const property = oneOf<Property>({
  property: object<Properties['property']>({ kind: word('property'), key: text, keyRange: range, value, range }),
  spread: object<Properties['spread']>({ kind: word('spread'), value, range }),
  computed: object<Properties['computed']>({ kind: word('computed'), range }),
});
const values = oneOf<Value>({
  literal: object<Values['literal']>({ kind: word('literal'), value: optional(scalar), range }),
  template: object<Values['template']>({ kind: word('template'), texts: list(text), values: list(value), range }),
  object: object<Values['object']>({ kind: word('object'), properties: list(property), range }),
  array: object<Values['array']>({ kind: word('array'), items: list(value), range }),
  name: object<Values['name']>({ kind: word('name'), binding: whole, range }),
  global: object<Values['global']>({ kind: word('global'), name: text, range }),
  this: object<Values['this']>({ kind: word('this'), class: whole, range }),
  member: object<Values['member']>({ kind: word('member'), object: value, property: text, range }),
  function: object<Values['function']>({ kind: word('function'), body: whole, range }),
  class: object<Values['class']>({ kind: word('class'), class: whole, range }),
  call: object<Values['call']>({ kind: word('call'), call: whole, range }),
  require: object<Values['require']>({ kind: word('require'), import: whole, range }),
  either: object<Values['either']>({ kind: word('either'), options: list(value), range }),
  unresolved: object<Values['unresolved']>({ kind: word('unresolved'), range }),
});

const test = oneOf<Test>({
  unset: object<Tests['unset']>({ kind: word('unset'), of: value, negated: flag }),
  same: object<Tests['same']>({ kind: word('same'), of: value, as: text, negated: flag }),
  constant: object<Tests['constant']>({ kind: word('constant'), truthy: flag }),
  unresolved: object<Tests['unresolved']>({ kind: word('unresolved') }),
});
const guards = list(object<Guard>({ branch: whole, arm: word('then', 'else'), test, orThrows: optional(word(true)) }));

const imported = object<Import>({ specifier: text, specifierRange: range, form: word('static', 'from', 'require', 'dynamic'), typeOnly: flag, body: whole, guards, range });
const from = optional(object<NonNullable<Binding['from']>>({ import: whole, imported: text }));
const exported = object<Export>({ name: text, value: optional(value), from, typeOnly: flag, range });
const bindingKind = word('import', 'const', 'let', 'var', 'function', 'class', 'parameter', 'catch', 'other');
const binding = object<Binding>({ name: text, kind: bindingKind, range, from, init: optional(value), annotation: optional(text), body: whole });
const parameter = object<Parameter>({ binding: whole, name: optional(text), annotation: optional(text) });
const bodyKind = word('module', 'function', 'method', 'constructor', 'instance-fields', 'static');
const body = object<Body>({ kind: bodyKind, name: optional(text), range, async: flag, parent: whole, class: whole, parameters: list(parameter), returns: list(value) });
const classFacts = object<ClassFacts>({ name: optional(text), range, superclass: optional(value), constructorBody: whole, fieldsBody: whole, staticBody: whole, methods: table(whole) });
const argument = object<Argument>({ value, spread: flag, keywords: optional(word(true)), range });
const call = object<Call>({ form: word('call', 'new', 'super'), callee: value, arguments: list(argument), argumentsRange: optional(range), awaited: flag, body: whole, guards, range });
const write = object<Write>({ target: value, value, operator: word('=', '??=', '||=', '&&=', 'other'), body: whole, guards, range });
const comment = object<Comment>({ range, whole: range });

export const moduleShape = object<Bare<ModuleFacts>>({
  kind: word('module'),
  syntaxError: optional(damage),
  imports: list(imported),
  exports: list(exported),
  bindings: list(binding),
  bodies: list(body),
  classes: list(classFacts),
  calls: list(call),
  writes: list(write),
  comments: list(comment),
});
