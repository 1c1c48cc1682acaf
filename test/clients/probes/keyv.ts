import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [
    { name: 'keyv', versions: ['5.6.0'], before: "const { Keyv } = require('keyv');\nconst KeyvValkey = require('@keyv/valkey').default;", forms: [
      none('new Keyv();'),
      opens("new Keyv({ store: new KeyvValkey('redis://127.0.0.1:PORT') });"),
    ] },
    {
      name: '@keyv/redis',
      versions: ['5.1.6'],
      before: "const { default: KeyvRedis, createKeyv } = require('@keyv/redis');",
      forms: [
        none("new KeyvRedis('redis://127.0.0.1:PORT');"),
        none("createKeyv('redis://127.0.0.1:PORT');"),
        opens("createKeyv('redis://127.0.0.1:PORT').get('key');", { untold: 'the methods of a cache are not in the table' }),
      ],
    },
    {
      name: '@keyv/valkey',
      versions: ['1.0.11'],
      before: `
const { default: KeyvValkey, createKeyv } = require('@keyv/valkey');
const Redis = require('iovalkey');
`,
      forms: [
        opens("new KeyvValkey('redis://127.0.0.1:PORT');"),
        none("new KeyvValkey('redis://127.0.0.1:PORT', { lazyConnect: true });"),
        none("new KeyvValkey(new Redis('redis://127.0.0.1:PORT', { lazyConnect: true }));"),
        opens("createKeyv('redis://127.0.0.1:PORT');"),
        none("createKeyv('redis://127.0.0.1:PORT', { lazyConnect: true });"),
        none("createKeyv(new Redis('redis://127.0.0.1:PORT', { lazyConnect: true }));"),
      ],
    },
    {
      name: '@keyv/mongo',
      versions: ['3.1.0'],
      before: "const { KeyvMongo } = require('@keyv/mongo');",
      forms: [opens("new KeyvMongo('mongodb://127.0.0.1:PORT');")],
    },
    {
      name: '@keyv/postgres',
      versions: ['2.2.3'],
      // In CommonJS its createKeyv() throws.
      module: 'esm',
      before: "import { KeyvPostgres, createKeyv } from '@keyv/postgres';",
      forms: [
        opens("new KeyvPostgres({ uri: 'postgres://user@127.0.0.1:PORT/orders' });"),
        opens("createKeyv({ uri: 'postgres://user@127.0.0.1:PORT/orders' });"),
      ],
    },
    {
      name: '@keyv/mysql',
      versions: ['2.1.10'],
      before: "const { KeyvMysql } = require('@keyv/mysql');",
      forms: [opens("new KeyvMysql('mysql://user@127.0.0.1:PORT/orders');")],
    },
    {
      name: '@keyv/memcache',
      versions: ['2.0.2'],
      before: "const { KeyvMemcache } = require('@keyv/memcache');",
      forms: [
        none("new KeyvMemcache('127.0.0.1:PORT');"),
        opens("new KeyvMemcache('127.0.0.1:PORT').get('key');", { untold: 'a client without rows: it waits' }),
      ],
    },
  ],
};

export default probe;
