import { describe } from 'mocha';
import { shownBindings, shownCalls, shownWrites } from './shown.ts';
import { rows } from './tables.ts';

describe('declared names', () => {
  rows(shownBindings, [
    ['let client;', ['let client']],
    ['let client: Redis | undefined = undefined;', ['let client: Redis | undefined = undefined']],
    ['const handler: Handler<SQSEvent> = async () => {};', ['const handler: Handler<SQSEvent> = function handler']],
    ['const handler = (async () => {}) satisfies Handler<SQSEvent>;', ['const handler: Handler<SQSEvent> = function handler']],
    ['const sizes = [1, 2] as const;', ['const sizes = [1, 2]']],
    ['const { a, b: { c }, ...rest } = options;', ['const a = :options.a', 'const c = :options.b.c', 'const rest = ?']],
    ['const { host = "localhost" } = options;', ['const host = :options.host | "localhost"']],
    ['const [first, , third = 3, ...others] = list;', ['const first = :list.0', 'const third = :list.2 | 3', 'const others = ?']],
    ['const { [key]: value, "a-b": dashed } = options;', ['const value = ?', 'const dashed = :options.a-b']],
    ['for (const record of event.Records) {} for (let i = 0; ; ) {}', ['const record = ?', 'let i = 0']],
    ['for (const redis of [first, second]) {} for (const index in [first, second]) {}', ['const redis = :first | :second', 'const index = ?']],
    ['try {} catch (error) {} try {} catch ({ code }) {}', ['catch error', 'catch code']],
    ['enum Region { Seoul } namespace limits { const most = 5; }', ['other Region = ?', 'other limits = ?', 'const most = 5']],
    ['declare const version: string; declare function load(): void; declare class Store {}', ['const version: string = ?', 'function load = ?', 'class Store = ?']],
    ['using connection = open();', ['const connection = :open()']],
    ['const find = function search() {};', ['const find = function search', 'function search = function search']],
    ['const Store = class Cache {};', ['const Store = class Cache', 'class Cache = class Cache']],
    ['class Store<T> { get<K>(key: K) {} }', ['class Store = class Store', 'method get: parameter key: K']],
    ['var client = null; var client = connect();', ['var client = null']],
    ['if (ready) { var client = connect(); }', ['var client = :connect()']],
  ]);
});

describe('parameters', () => {
  rows(shownBindings, [
    ['function handler(event: SQSEvent, context?: Context) {}', ['function handler = function handler', 'handler: parameter event: SQSEvent', 'handler: parameter context: Context']],
    ['function handler({ Records }: SQSEvent) {}', ['function handler = function handler', 'handler: parameter Records']],
    ['function connect(url = "redis://cache", ...rest: string[]) {}', ['function connect = function connect', 'connect: parameter url', 'connect: parameter rest']],
    ['function connect(this: Store, url: string) {}', ['function connect = function connect', 'connect: parameter url: string']],
  ]);

  rows(
    ({ bodies }) => bodies.slice(1).flatMap(({ parameters }) => parameters.map(({ binding, name, annotation }) => `${binding >= 0} ${name ?? '-'}: ${annotation ?? '-'}`)),
    [
      ['function handler(event: SQSEvent, _) {}', ['true event: SQSEvent', 'true _: -']],
      ['const handler = ({ Records }: SQSEvent, [first]) => {};', ['false -: SQSEvent', 'false -: -']],
      ['const connect = (url: string = "redis://cache", ...rest: string[]) => {};', ['true url: string', 'false -: string[]']],
      ['class Store { constructor(private readonly redis: Redis, @Inject() protected size = 3) {} }', ['true redis: Redis', 'true size: -']],
      ['function connect(this: Store, url: string) {}', ['true url: string']],
    ],
  );
});

describe('names in their scopes', () => {
  // `:redis` is what no scope around the call declares.
  rows(shownCalls, [
    ['redis(); const redis = 1;', ['redis()']],
    ['{ const redis = 1; } redis();', [':redis()']],
    ['{ var redis = 1; } redis();', ['redis()']],
    ['if (x) { for (;;) { var redis; } } redis();', ['redis()']],
    ['function connect() { var redis; } redis();', [':redis()']],
    ['connect(); function connect() {}', ['connect()']],
    ['{ function connect() {} } connect();', [':connect()']],
    ['for (const redis of list) redis(); redis();', ['[?] redis()', ':redis()']],
    ['for (let redis = 1; ; ) redis(); redis();', ['[?] redis()', ':redis()']],
    ['try {} catch (redis) { redis(); } redis();', ['[?] redis()', ':redis()']],
    ['switch (x) { case 1: const redis = 1; default: redis(); } redis();', ['[?] redis()', ':redis()']],
    ['const connect = function again() { again(); }; again();', ['again: again()', ':again()']],
    ['const Store = class Cache { static make() { Cache(); } }; Cache();', ['method make: Cache()', ':Cache()']],
    ['class Store { static { var redis = 1; redis(); } } redis();', ['static Store: redis()', ':redis()']],
    ['namespace caches { const redis = 1; redis(); } redis();', ['redis()', ':redis()']],
    ['const undefined = 1; f(undefined);', [':f(undefined)']],
    ['label: { redis(); }', [':redis()']],
    ['type redis = string; redis();', [':redis()']],
  ]);

  rows(
    ({ calls, bindings }) => calls.map(({ callee }) => (callee.kind === 'name' ? String(bindings[callee.binding]?.range.start) : 'global')),
    [
      ['const redis = 1; function f(redis) { redis(); } redis();', ['28', '6']],
      ['const redis = 1; { const redis = 2; redis(); } redis();', ['25', '6']],
      ['const redis = 1; const f = ({ a: redis }) => redis();', ['33']],
      ['let redis; function f() { redis(); { let redis; redis(); } }', ['4', '41']],
    ],
  );
});

describe('assignments', () => {
  rows(shownWrites, [
    ['let client; client = connect();', ['client = :connect()']],
    ['client ??= connect(); client ||= connect(); client &&= wrap(client); count += 1; count++;', [
      ':client ??= :connect()',
      ':client ||= :connect()',
      ':client &&= :wrap(:client)',
      ':count other ?',
      ':count other ?',
    ]],
    ['globalThis.redis ??= connect();', [':globalThis.redis ??= :connect()']],
    ['({ a, b: store.b, c = 1 } = options);', [':a = :options.a', ':store.b = :options.b', ':c = :options.c | 1']],
    ['[a, b] = [b, a];', [':a = [:b, :a].0', ':b = [:b, :a].1']],
    ['for (key in store) {}', ['[?] :key = ?']],
    ['a = b = connect();', [':b = :connect()', ':a = :connect()']],
    ['var client = null; var client = connect();', ['client = :connect()']],
    ['if (!client) client = connect();', ['[unset :client] :client = :connect()']],
    ['class Store { redis = connect(); constructor(private url: string) { this.size = 1; } }', [
      'instance-fields Store: this of Store.redis = :connect()',
      'constructor constructor: this of Store.url = url',
      'constructor constructor: this of Store.size = 1',
    ]],
  ]);
});
