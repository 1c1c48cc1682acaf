import { toJSONSchema } from 'zod/v4/core';
import { manifestSchema } from '../core/pattern/manifest.ts';

/** The JSON schema of `pattern.json`, for the editor of whoever writes one: what the manifest's own schema says. */
export function patternSchema(): string {
  return `${JSON.stringify({ ...toJSONSchema(manifestSchema, { target: 'draft-7' }), title: 'Archnotes pattern' }, undefined, 2)}\n`;
}
