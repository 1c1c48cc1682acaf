import { none, opens, type Form, type Probe } from '../probing/probe.ts';

const forms: readonly Form[] = [
  opens('new Redis(PORT);'),
  opens("new Redis(PORT, '127.0.0.1');"),
  opens('new Redis(PORT, { db: 1 });'),
  opens("new Redis(PORT, '127.0.0.1', { db: 1 });"),
  opens("new Redis('redis://127.0.0.1:PORT');"),
  opens("new Redis('redis://127.0.0.1:PORT', { db: 1 });"),
  opens('new Redis(at);', { timer: 10_000 }),
  opens('new Redis({ ...at, connectTimeout: 4321 });', { timer: 4_321 }),
  opens('Redis.createClient(at);', { timer: 10_000 }),
  opens('Redis.createClient({ ...at, connectTimeout: 4321 });', { timer: 4_321 }),
  opens('new Redis({ ...at, lazyConnect: false });'),
  // The first object that has the option wins; a fourth argument is not read.
  opens('new Redis({ ...at, lazyConnect: false }, { lazyConnect: true });'),
  opens("new Redis(PORT, '127.0.0.1', {}, { lazyConnect: true });"),
  none('new Redis({ ...at, lazyConnect: true });'),
  none("new Redis(PORT, '127.0.0.1', { lazyConnect: true });"),
  none("new Redis('redis://127.0.0.1:PORT', { lazyConnect: true });"),
  none('new Redis(undefined, { ...at, lazyConnect: true });'),
  // Any text of a URL's lazyConnect is true, and the URL wins.
  none("new Redis('redis://127.0.0.1:PORT?lazyConnect=true');"),
  none("new Redis('redis://127.0.0.1:PORT?lazyConnect=false');"),
  none("new Redis('redis://127.0.0.1:PORT?lazyConnect=1', { lazyConnect: false });"),
  none('Redis.createClient({ ...at, lazyConnect: true });'),
  opens("new Redis({ sentinels: [at], name: 'orders' });"),
  none("new Redis({ sentinels: [at], name: 'orders', lazyConnect: true });"),
  opens('new Redis.Cluster([at]);', { timer: 10_000 }),
  opens('new Redis.Cluster([at], { redisOptions: { connectTimeout: 4321 } });', { timer: 4_321 }),
  opens('new Redis.Cluster([at], { redisOptions: { lazyConnect: true } });'),
  none('new Redis.Cluster([at], { lazyConnect: true });'),
  ...[
    'new Redis({ ...at, lazyConnect: true })',
    'Redis.createClient({ ...at, lazyConnect: true })',
    'new Redis.Cluster([at], { lazyConnect: true })',
  ].flatMap((client) => [
    opens(`const client = ${client}; client.connect();`),
    opens(`const client = ${client}; client.get('key');`),
    none(`const client = ${client}; client.on('error', console.error);`),
    none(`const client = ${client}; client.pipeline();`),
    none(`const client = ${client}; client.multi();`),
    none(`const client = ${client}; client.defineCommand('one', { numberOfKeys: 0, lua: 'return 1' });`),
    none(`const client = ${client}; client.disconnect();`),
    none(`const client = ${client}; client.duplicate();`),
    opens(`const client = ${client}; client.subscribe('orders');`),
    opens(`const client = ${client}; client.pipeline().get('key').exec();`, { untold: 'what a pipeline does is not followed' }),
    none(`const client = ${client}; client.quit();`),
  ]),
  opens('new Redis({ ...at, lazyConnect: true }).monitor();'),
  opens('new Redis({ ...at, lazyConnect: true }).duplicate({ lazyConnect: false });', { untold: 'what duplicate() is given is not read' }),
  opens('new Redis(at);', { unheard: 'logs' }),
  opens('Redis.createClient(at);', { unheard: 'logs' }),
  opens('new Redis.Cluster([at]);', { unheard: 'logs' }),
];

const at = "const at = { host: '127.0.0.1', port: PORT };";
const before = `const Redis = require('ioredis');\n${at}`;

/** Names that the class has besides. */
const named: readonly Form[] = [
  opens('new Redis(at);'),
  opens('new Named(at);'),
  none('new Named({ ...at, lazyConnect: true });'),
  opens('new Cluster([at]);'),
  none('new Cluster([at], { lazyConnect: true });'),
];
const imported = "import Redis, { Cluster, Redis as Named } from 'ioredis';";

const probe: Probe = {
  packages: [
    { name: 'ioredis', versions: ['4.31.0'], before, forms: [...forms, opens('Redis(at);', { untold: 'only version 4 can be called without new' })] },
    { name: 'ioredis', versions: ['5.11.1', '6.0.0'], before, forms },
    { name: 'ioredis', versions: ['5.11.1', '6.0.0'], module: 'esm', before: `${imported}\n${at}`, forms: named },
    { name: 'iovalkey', versions: ['0.4.0'], before: `const Redis = require('iovalkey');\n${at}`, forms: [...forms, opens('new Redis.Valkey(at);')] },
  ],
};

export default probe;
