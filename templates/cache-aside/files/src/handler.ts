import { createRedisClient, readRedisAddress, redisStore } from './cache/redis-client.js';
import { create<%= entity | pascal %>Reader } from './reader.js';
import { report } from './report.js';
import type { <%= entity | pascal %> } from './source.js';

export interface Read<%= entity | pascal %>Event {
  readonly id: string;
}

// Made once, so that warm invocations share it; it connects with its first command.
const client = createRedisClient(readRedisAddress(process.env), (error) => report('connection', error));
const read = create<%= entity | pascal %>Reader(redisStore(client), process.env['SOURCE_URL'] ?? '<%= sourceUrl %>');

/** The <%= entity | words %>, or null where it does not exist. */
export async function handler({ id }: Read<%= entity | pascal %>Event): Promise<<%= entity | pascal %> | null> {
  return (await read(id)) ?? null;
}
