import { none, opens, type Probe } from '../probing/probe.ts';

// No rows: they wait for the first command.
const probe: Probe = {
  packages: [
    {
      name: 'memcached',
      versions: ['2.2.2'],
      before: "const Memcached = require('memcached');",
      forms: [
        none("new Memcached('127.0.0.1:PORT');"),
        opens("new Memcached('127.0.0.1:PORT').get('key', () => undefined);", { untold: 'a client without rows: it waits' }),
      ],
    },
    {
      name: 'memjs',
      versions: ['1.3.2'],
      before: "const { Client } = require('memjs');",
      forms: [
        none("Client.create('127.0.0.1:PORT');"),
        opens("Client.create('127.0.0.1:PORT').get('key', () => undefined);", { untold: 'a client without rows: it waits' }),
      ],
    },
  ],
};

export default probe;
