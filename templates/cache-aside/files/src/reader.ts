import { createCacheAside } from './cache/cache-aside.js';
import type { CacheStore, Read } from './cache/cache-aside.js';
import { report } from './report.js';
import { decode<%= entity | pascal %>, load<%= entity | pascal %> } from './source.js';
import type { <%= entity | pascal %> } from './source.js';

/** Reads <%= entity | words %> data through the cache. */
export function create<%= entity | pascal %>Reader(store: CacheStore, sourceUrl: string): Read<<%= entity | pascal %>> {
  return createCacheAside({
    store,
    keyPrefix: '<%= entity %>:v1',
    load: (id) => load<%= entity | pascal %>(sourceUrl, id),
    decode: decode<%= entity | pascal %>,
    ttlMs: <%= ttlSeconds %> * 1000,
    negativeTtlMs: <%= negativeTtlSeconds %> * 1000,
    jitter: <%= jitterPercent %> / 100,
    onCacheFailure: report,
  });
}
