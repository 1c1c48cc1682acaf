import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { planLimits } from '../core/pattern/plan.ts';
import { systemErrorCode } from './systemError.ts';

/** Bytes as records and notes keep them: raw deflate, base64. */
export function packBytes(bytes: Uint8Array | string): string {
  return deflateRawSync(bytes, { level: 9 }).toString('base64');
}

/** What {@link packBytes} packed; undefined where it is damaged, or would grow beyond the limit of a file. */
export function unpackBytes(packed: string): Buffer | undefined {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: planLimits.fileBytes });
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}
