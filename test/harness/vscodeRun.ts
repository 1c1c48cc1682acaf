// What the process outside VS Code and the tests inside it tell each other: a plan before, lines of JSON after.
import * as z from 'zod/mini';

/** Written as `run.json` beside the bundled entry of the suite. */
export const runPlan = z.object({
  /** Bundled test files, absolute. */
  files: z.array(z.string()),
  /** Only tests whose full title matches this regular expression. */
  grep: z.optional(z.string()),
  /** File that takes one {@link runEvent} a line. */
  results: z.string(),
});

/** One line of the results: first `planned`, last `end`, one for each test between them. */
export const runEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), tests: z.number() }),
  z.object({ kind: z.literal('passed'), title: z.string() }),
  z.object({ kind: z.literal('skipped'), title: z.string() }),
  z.object({ kind: z.literal('failed'), title: z.string(), error: z.string() }),
  z.object({ kind: z.literal('end') }),
]);

export type RunPlan = z.infer<typeof runPlan>;
export type RunEvent = z.infer<typeof runEvent>;

/** What a run came to. `faults` are sentences on the run itself: tests that went missing, an entry that ran twice. */
export type RunOutcome = {
  readonly passed: number;
  readonly failures: readonly { readonly title: string; readonly error: string }[];
  readonly faults: readonly string[];
};

/** Judges the results of a run; the exit code of VS Code is not asked, because it says 0 when the extension host has died. */
export function judgeRun(events: readonly RunEvent[]): RunOutcome {
  const passed = events.filter(({ kind }) => kind === 'passed').length;
  const skipped = events.filter(({ kind }) => kind === 'skipped').length;
  const failures = events.flatMap((event) => (event.kind === 'failed' ? [{ title: event.title, error: event.error }] : []));
  const plans = events.flatMap((event) => (event.kind === 'planned' ? [event.tests] : []));
  const seen = passed + skipped + failures.length;
  const faults = [
    ...(plans.length === 0 ? ['The tests never started inside VS Code.'] : []),
    ...(plans.length > 1 ? [`The tests were started ${plans.length} times: the extension host was restarted on the way.`] : []),
    ...(plans[0] !== undefined && seen < plans[0] ? [`${plans[0]} tests were planned, ${seen} were run.`] : []),
    ...(events.at(-1)?.kind === 'end' ? [] : ['The closing line of the run is missing: the extension host ended before the tests did.']),
  ];
  return { passed, failures, faults };
}

/** Reads the lines of a results file. A last line that was cut off is left out; its loss shows in {@link judgeRun}. */
export function parseRunEvents(text: string): RunEvent[] {
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return complete.split('\n').filter((line) => line !== '').map((line) => runEvent.parse(JSON.parse(line)));
}
