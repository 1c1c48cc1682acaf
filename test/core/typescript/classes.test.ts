import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import { factsOf } from './parser.ts';
import { shownCalls, shownValue } from './shown.ts';
import { rows } from './tables.ts';

function shownClasses(facts: ModuleFacts): readonly string[] {
  return facts.classes.map(({ name, superclass, methods }) => {
    const parent = superclass === undefined ? '' : ` extends ${shownValue(facts, superclass)}`;
    return `${name ?? '-'}${parent}: ${Object.keys(methods).join(', ')}`;
  });
}

describe('classes', () => {
  rows(shownClasses, [
    ['class Store extends Base { get() {} async put() {} static make() {} }', ['Store extends :Base: get, put, static make']],
    ['class Store extends mixin(Base) {}', ['Store extends :mixin(:Base): ']],
    ['class Store { get size() { return 1; } set size(v) {} #secret() {} "a-b"() {} [key]() {} }', ['Store: size, #secret, a-b']],
    ['class Store { handler = async (event) => {}; static open = function () {}; size = 1; }', ['Store: handler, static open']],
    ['abstract class Store { abstract get(): void; put(): void; put() {} }', ['Store: put']],
    ['const Store = class {}; export default class {}', ['Store: ', 'default: ']],
    ['class Store { constructor() {} toString() {} __proto__() {} }', ['Store: toString, __proto__']],
    ['class Outer { make() { return class Inner { get() {} }; } }', ['Outer: make', 'Inner: get']],
    ['declare class Store { get(): void; }', []],
  ]);

  it('keep the bodies that run at construction and at evaluation apart', () => {
    const facts = factsOf('class Store { redis = f(); static pool = g(); static { h(); } constructor() { i(); } get() { j(); } }');
    const [store] = facts.classes;
    const bodyOf = (name: string): number | undefined => facts.calls.find(({ callee }) => callee.kind === 'global' && callee.name === name)?.body;
    assert.deepEqual(['f', 'g', 'h', 'i', 'j'].map(bodyOf), [store?.fieldsBody, store?.staticBody, store?.staticBody, store?.constructorBody, store?.methods['get']]);
    assert.deepEqual(facts.bodies.slice(1).map((body) => body.class), [0, 0, 0, 0]);
  });

  it('have no bodies for what they do not have', () => {
    const [store] = factsOf('class Store { declare redis: Redis; size?: number; get() {} }').classes;
    assert.deepEqual([store?.constructorBody, store?.fieldsBody, store?.staticBody], [-1, -1, -1]);
  });

  rows(shownCalls, [
    ['@Injectable() class Store {}', [':Injectable()']],
    ['@Module({ imports: [load()] }) export class Orders {}', [':Module({imports: [:load()]})', ':load()']],
    ['export @Injectable() class Store {}', [':Injectable()']],
    ['class Store { @Get(path()) get() {} @Column() size = load(); }', [':Get(:path())', ':path()', ':Column()', 'instance-fields Store: :load()']],
    ['class Store { constructor(@Inject(token()) private redis: Redis) {} }', [':Inject(:token())', ':token()']],
    ['class Store { [name()]() {} [key()] = load(); }', [':name()', ':key()', 'instance-fields Store: :load()']],
    ['class Store extends base() {}', [':base()']],
    ['class Store { constructor(private redis = new Redis()) {} }', ['constructor constructor: [?] new :Redis()']],
    ['class Store extends Base { constructor() { super(load()); super.open(); } }', [
      'constructor constructor: ?(:load())',
      'constructor constructor: :load()',
      'constructor constructor: ?.open()',
    ]],
    ['class Store { accessor redis = connect(); static #pool = connect(); }', ['instance-fields Store: :connect()', 'static Store: :connect()']],
    ['class Store { connect = () => open(); }', ['method connect: :open()']],
  ]);
});
