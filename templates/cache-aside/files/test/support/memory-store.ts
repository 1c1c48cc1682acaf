import type { CacheStore } from '../../src/cache/cache-aside.js';

/** A cache in memory that notes what it is asked for, and that can be made to fail. */
export class MemoryStore implements CacheStore {
  readonly entries = new Map<string, { readonly value: string; readonly ttlMs: number }>();
  readonly calls: string[] = [];
  failing: 'no' | 'read' | 'write' | 'both' = 'no';

  async get(key: string): Promise<string | null> {
    this.calls.push(`get ${key}`);
    if (this.failing === 'read' || this.failing === 'both') throw new Error('the cache is down');
    return this.entries.get(key)?.value ?? null;
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    this.calls.push(`set ${key}`);
    if (this.failing === 'write' || this.failing === 'both') throw new Error('the cache is down');
    this.entries.set(key, { value, ttlMs });
  }
}
