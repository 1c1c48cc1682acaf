import * as fs from 'node:fs';
import * as vm from 'node:vm';
import * as z from 'zod/mini';
import type { MermaidJudge } from '../core/model/diagram.ts';

const place = z.union([z.object({ start: z.number(), end: z.number() }), z.object({ line: z.number(), column: z.number() })]);
const complaint = z.object({
  reason: z.enum(['unexpected', 'incomplete', 'unknown-kind', 'front-matter', 'refused']),
  about: z.string(),
  expected: z.array(z.string()),
  input: z.optional(z.string()),
  at: z.optional(place),
  kind: z.optional(z.string()),
});
const said = z.object({ json: z.string() });
const verdict = z.union([z.object({ kind: z.string() }), z.object({ complaint: z.nullable(complaint) })]);

/**
 * Mermaid as a judge, from the bundle of src/judge. It runs in a realm of its own whose microtasks are run to their end with
 * each call, so that what Mermaid does with promises is over when the call returns: judging is synchronous like all parsing.
 * What hangs it hangs the caller, whose watchdog ends it.
 * @param bundle the file of the bundle
 */
export function createMermaidJudge(bundle: string): MermaidJudge {
  const realm = vm.createContext({ URL }, { microtaskMode: 'afterEvaluate' });
  new vm.Script(fs.readFileSync(bundle, 'utf8'), { filename: bundle }).runInContext(realm);
  const ask = new vm.Script('archnotesJudge(archnotesText)');
  return (source) => {
    realm['archnotesText'] = source;
    const answer = said.safeParse(ask.runInContext(realm));
    if (!answer.success) throw new Error('Mermaid waits for something that is not there.');
    const parsed = verdict.parse(JSON.parse(answer.data.json));
    if ('kind' in parsed || parsed.complaint === null) return undefined;
    const { input, at, kind, ...rest } = parsed.complaint;
    return { ...rest, input, at, kind };
  };
}
