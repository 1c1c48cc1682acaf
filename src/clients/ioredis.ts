import type { ClientRow } from '../core/rule/index.ts';

const packages = ['ioredis', 'iovalkey'];
const versions = 'ioredis 4, 5, 6; iovalkey 0.4';

/** `Redis` is the default export, a named export, and the CommonJS module itself; iovalkey also calls it `Valkey`. */
const redis = [[], ['default'], ['Redis'], ['default', 'Redis'], ['default', 'default'], ['Valkey'], ['default', 'Valkey']];
const cluster = [['Cluster'], ['default', 'Cluster'], ['Redis', 'Cluster'], ['default', 'Redis', 'Cluster'], ['Valkey', 'Cluster']];

/**
 * Options are merged from the first three arguments; the first object that has an option wins. A URL's query counts too:
 * any text of `lazyConnect` there is true.
 */
const redisLazy = { name: 'lazyConnect', value: true, argument: { kind: 'merged', within: 3 }, urlQuery: true } as const;

/** A cluster reads the option only from the top level of its own options, the second argument. */
const clusterLazy = { name: 'lazyConnect', value: true, argument: { kind: 'position', index: 1 }, urlQuery: false } as const;

const evidence = 'test/clients/ioredis.test.ts loads the packages and counts connections on a loopback listener';

const rows: readonly ClientRow[] = [
  { packages, versions, exports: redis, form: 'new', construct: 'Redis', opens: 'at-construction', lazy: redisLazy, evidence },
  { packages, versions, exports: cluster, form: 'new', construct: 'Cluster', opens: 'at-construction', lazy: clusterLazy, evidence },
  {
    packages,
    versions,
    exports: redis.map((path) => [...path, 'createClient']),
    form: 'call',
    construct: 'Redis.createClient',
    opens: 'at-construction',
    lazy: redisLazy,
    evidence,
  },
];

export default rows;
