import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** An answer that was kept whole. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One place where two answers differ: `status`, `content-type`, `body`, or a place in the JSON such as `$.items[0].price`. */
export interface Difference {
  readonly at: string;
  readonly kind: 'changed' | 'missing' | 'added';
}

/** Differences told of one pair of answers. */
const maxDifferences = 20;
/** Bytes of a decompressed body. */
const maxDecoded = 16 * 1024 * 1024;

/**
 * Says where the successor answers differently. Values are left out on purpose: reports end up in logs, and answers hold
 * data about customers.
 *
 * @param ignoredFields names of JSON fields that may differ, at any depth
 */
export function compareAnswers(legacy: RecordedAnswer, successor: RecordedAnswer, ignoredFields: readonly string[]): readonly Difference[] {
  if (legacy.status !== successor.status) return [{ at: 'status', kind: 'changed' }];
  if (mediaType(legacy) !== mediaType(successor)) return [{ at: 'content-type', kind: 'changed' }];
  const texts = [decode(legacy), decode(successor)] as const;
  const differences = isJson(legacy) ? compareJson(texts, new Set(ignoredFields)) : compareText(texts);
  return differences.slice(0, maxDifferences);
}

function mediaType({ headers }: RecordedAnswer): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function isJson(answer: RecordedAnswer): boolean {
  return /^application\/(?:[\w.+-]+\+)?json$/.test(mediaType(answer));
}

function decode({ headers, body }: RecordedAnswer): string {
  const limit = { maxOutputLength: maxDecoded };
  switch (headers['content-encoding']?.toLowerCase()) {
    case 'gzip':
      return gunzipSync(body, limit).toString();
    case 'deflate':
      return inflateSync(body, limit).toString();
    case 'br':
      return brotliDecompressSync(body, limit).toString();
    default:
      return body.toString();
  }
}

function compareText([legacy, successor]: readonly [string, string]): readonly Difference[] {
  return legacy === successor ? [] : [{ at: 'body', kind: 'changed' }];
}

function compareJson(texts: readonly [string, string], ignored: ReadonlySet<string>): readonly Difference[] {
  try {
    return [...compareValues(JSON.parse(texts[0]), JSON.parse(texts[1]), '$', ignored)];
  } catch {
    // One of them only claims to be JSON.
    return compareText(texts);
  }
}

function* compareValues(legacy: unknown, successor: unknown, at: string, ignored: ReadonlySet<string>): Generator<Difference> {
  if (Array.isArray(legacy) && Array.isArray(successor)) {
    for (let index = 0; index < Math.max(legacy.length, successor.length); index++) {
      if (index >= successor.length) yield { at: `${at}[${index}]`, kind: 'missing' };
      else if (index >= legacy.length) yield { at: `${at}[${index}]`, kind: 'added' };
      else yield* compareValues(legacy[index], successor[index], `${at}[${index}]`, ignored);
    }
  } else if (isObject(legacy) && isObject(successor)) {
    for (const key of new Set([...Object.keys(legacy), ...Object.keys(successor)])) {
      if (ignored.has(key)) continue;
      if (!Object.hasOwn(successor, key)) yield { at: `${at}.${key}`, kind: 'missing' };
      else if (!Object.hasOwn(legacy, key)) yield { at: `${at}.${key}`, kind: 'added' };
      else yield* compareValues(legacy[key], successor[key], `${at}.${key}`, ignored);
    }
  } else if (legacy !== successor) {
    yield { at, kind: 'changed' };
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
