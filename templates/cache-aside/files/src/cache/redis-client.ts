<% if cache == 'serverless' %>
import { Cluster } from 'ioredis';
<% else %>
import { Redis } from 'ioredis';
<% endif %>
import type { CacheStore } from './cache-aside.js';

/** Where the cache is. `tls` is off for a Redis on your own machine only. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

<% if cache == 'serverless' %>
export type RedisClient = Cluster;
<% else %>
export type RedisClient = Redis;
<% endif %>

export interface RedisTimeouts {
  readonly connectMs: number;
  readonly commandMs: number;
}

/** Far below the timeout of the function: a cache that takes longer is no help. */
const presetTimeouts: RedisTimeouts = { connectMs: 1000, commandMs: <%= timeoutMs %> };

/**
<% if cache == 'serverless' %>
 * A client of ElastiCache Serverless, which speaks the cluster protocol and nothing but TLS.
<% else %>
 * A client of the primary node, whose name stays the same when another node becomes the primary.
<% endif %>
 * @param onError told of every connection that breaks; without a listener ioredis writes them to the console
 */
export function createRedisClient(address: RedisAddress, onError: (error: Error) => void, timeouts = presetTimeouts): RedisClient {
<% if cache == 'serverless' %>
  const client = new Cluster([{ host: address.host, port: address.port }], {
    // Lambda may freeze the environment between its initialisation and the first event. A connection that is under way
    // then meets its timeout on thaw, so nothing connects before the first command.
    lazyConnect: true,
    // The certificate is made out to the name: an address looked up here would not match it.
    dnsLookup: (name, callback) => callback(null, name),
    slotsRefreshTimeout: timeouts.connectMs,
    redisOptions: {
      connectTimeout: timeouts.connectMs,
      commandTimeout: timeouts.commandMs,
      maxRetriesPerRequest: 1,
      ...(address.tls ? { tls: {} } : {}),
    },
  });
<% else %>
  const client = new Redis({
    host: address.host,
    port: address.port,
    // Lambda may freeze the environment between its initialisation and the first event. A connection that is under way
    // then meets its timeout on thaw, so nothing connects before the first command.
    lazyConnect: true,
    connectTimeout: timeouts.connectMs,
    commandTimeout: timeouts.commandMs,
    maxRetriesPerRequest: 1,
    ...(address.tls ? { tls: {} } : {}),
  });
<% endif %>
  client.on('error', onError);
  return client;
}

/** The client as the cache sees it. A command that finds no connection is given up in time as well. */
export function redisStore(client: RedisClient, { commandMs } = presetTimeouts): CacheStore {
  return {
    get: (key) => within(commandMs, client.get(key)),
    set: async (key, value, ttlMs) => {
      await within(commandMs, client.set(key, value, 'PX', ttlMs));
    },
  };
}

/** ioredis counts from when a command is sent: one that waits for a connection would wait as long as that takes. */
async function within<T>(milliseconds: number, command: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The cache has not answered within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([command, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads `REDIS_HOST`, `REDIS_PORT` and `REDIS_TLS` (`off` for a local Redis). @throws Error where the host is missing */
export function readRedisAddress(env: NodeJS.ProcessEnv): RedisAddress {
  const host = env['REDIS_HOST'];
  if (!host) throw new Error('REDIS_HOST is not set: it is the address of the cache.');
  return { host, port: Number(env['REDIS_PORT'] ?? 6379), tls: env['REDIS_TLS'] !== 'off' };
}
