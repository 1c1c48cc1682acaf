/** What a cache must be able to do. Both may fail: see {@link createCacheAside}. */
export interface CacheStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
}

/** The part of reading in which the cache failed. */
export type CacheOperation = 'read' | 'write' | 'decode';

export interface CacheAsideOptions<T> {
  readonly store: CacheStore;
  /** Before the id in every key. Change it together with the shape of the values: old entries are then never read. */
  readonly keyPrefix: string;
  /** Reads from the source of truth; undefined for what does not exist. */
  readonly load: (id: string) => Promise<T | undefined>;
  /** Checks what comes out of the cache. @throws where it is no T */
  readonly decode: (value: unknown) => T;
  readonly ttlMs: number;
  /** How long it is remembered that something does not exist. */
  readonly negativeTtlMs: number;
  /** Share of a TTL by which it may be longer or shorter, from 0 to 1: entries written together do not expire together. */
  readonly jitter: number;
  /** Told of every failure of the cache; callers are not. */
  readonly onCacheFailure: (operation: CacheOperation, error: unknown) => void;
  /** From 0 to 1, as Math.random. */
  readonly random?: () => number;
}

export type Read<T> = (id: string) => Promise<T | undefined>;

/** What is stored: a wrapper, so that "does not exist" is told from "not cached". */
type Entry = { readonly value: unknown } | { readonly missing: true };

type Lookup<T> = { readonly kind: 'hit'; readonly value: T | undefined } | { readonly kind: 'miss' } | { readonly kind: 'down' };

/**
 * Reads through the cache, and from the source where the cache has nothing.
 *
 * - The cache may fail: callers then get what the source says, and the failure is reported.
 * - Reads of one id that overlap share one load, in this process: an entry that expires under load is loaded once here.
 * - What does not exist is remembered as well, so that asking for it in a loop does not reach the source.
 */
export function createCacheAside<T>(options: CacheAsideOptions<T>): Read<T> {
  const inFlight = new Map<string, Promise<T | undefined>>();
  return (id) => {
    const running = inFlight.get(id);
    if (running) return running;
    const started = readThrough(options, id).finally(() => inFlight.delete(id));
    inFlight.set(id, started);
    return started;
  };
}

async function readThrough<T>(options: CacheAsideOptions<T>, id: string): Promise<T | undefined> {
  const key = `${options.keyPrefix}:${id}`;
  const found = await lookUp(options, key);
  if (found.kind === 'hit') return found.value;

  const value = await options.load(id);
  // A cache that could not be read a moment ago would only make the caller wait once more.
  if (found.kind === 'miss') await remember(options, key, value);
  return value;
}

async function lookUp<T>({ store, decode, onCacheFailure }: CacheAsideOptions<T>, key: string): Promise<Lookup<T>> {
  let text: string | null;
  try {
    text = await store.get(key);
  } catch (error) {
    onCacheFailure('read', error);
    return { kind: 'down' };
  }
  if (text === null) return { kind: 'miss' };
  try {
    const entry = JSON.parse(text) as Entry;
    return { kind: 'hit', value: 'missing' in entry ? undefined : decode(entry.value) };
  } catch (error) {
    // Somebody else's entry, or one of an older version: it is overwritten.
    onCacheFailure('decode', error);
    return { kind: 'miss' };
  }
}

async function remember<T>(options: CacheAsideOptions<T>, key: string, value: T | undefined): Promise<void> {
  const entry: Entry = value === undefined ? { missing: true } : { value };
  const ttlMs = value === undefined ? options.negativeTtlMs : options.ttlMs;
  try {
    await options.store.set(key, JSON.stringify(entry), jittered(ttlMs, options));
  } catch (error) {
    options.onCacheFailure('write', error);
  }
}

function jittered(ttlMs: number, { jitter, random = Math.random }: { readonly jitter: number; readonly random?: () => number }): number {
  return Math.round(ttlMs * (1 + jitter * (2 * random() - 1)));
}
