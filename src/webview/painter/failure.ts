import type { Mermaid } from 'mermaid';
import { complaintOf } from '../../core/languages/mermaid/verdict/complaint.ts';
import { placedFault } from '../../core/languages/mermaid/verdict/fault.ts';
import type { LexerWatch } from '../../core/languages/mermaid/verdict/watchLexers.ts';
import type { Failure } from '../../protocol/failure.ts';

type Complaint = NonNullable<ReturnType<typeof complaintOf>>;

const maxDetail = 400;
const mostExpected = 10;
const reasons = { 'unexpected': 'unexpected', 'incomplete': 'incomplete', 'unknown-kind': 'unknownKind', 'front-matter': 'frontMatter', 'refused': 'refused' } as const satisfies Record<Complaint['reason'], Failure['reason']>;

/** What draws, and what it can be asked about a text that it did not draw. */
export interface Drawer {
  readonly mermaid: Mermaid;
  readonly lexers: LexerWatch;
}

/**
 * What is wrong with a text over which Mermaid threw something while it was drawn: what the linter says of it, with the place in the text as the
 * user wrote it, and Mermaid's own words. The text is parsed once more for that.
 */
export async function failureOf(error: unknown, source: string, drawer: Drawer | undefined): Promise<Failure> {
  const message = error instanceof Error ? error.message : String(error);
  const nowhere = { line: null, character: null } as const;
  // Mermaid's own advice, to set `maxEdges`, is none that a text could follow here.
  if (/^Edge limit exceeded/.test(message)) return { reason: 'tooManyEdges', detail: '', ...nowhere };
  if (/limit exceeded|maximum/i.test(message)) return { reason: 'tooLarge', detail: cut(message), ...nowhere };
  const complaint = drawer && (await complain(source, drawer));
  if (complaint === undefined) return { reason: 'syntax', detail: cut(message), ...nowhere };
  return { detail: cut(message), ...said(placedFault(complaint, source), source) };
}

/** What Mermaid's parser objects to; undefined where that is nothing: then drawing failed. */
async function complain(source: string, { mermaid, lexers }: Drawer): Promise<Complaint | undefined> {
  lexers.forget();
  try {
    await mermaid.parse(source);
    return undefined;
  } catch (error) {
    return complaintOf(error, lexers.state(), kindOf(source, mermaid));
  }
}

function kindOf(source: string, mermaid: Mermaid): string | undefined {
  try {
    return mermaid.detectType(source);
  } catch {
    // A text of no kind: that is what was thrown before.
    return undefined;
  }
}

function said({ reason, about, expected, at }: ReturnType<typeof placedFault>, source: string): Pick<Failure, 'reason' | 'about' | 'expected' | 'line' | 'character'> {
  const before = source.slice(0, at.start).split('\n');
  const known = reason === 'alias' || reason === 'too-long' ? 'syntax' : reasons[reason];
  return { reason: known, about: cut(about), expected: expected.slice(0, mostExpected), line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function cut(detail: string): string {
  return detail.length <= maxDetail ? detail : `${detail.slice(0, maxDetail)}…`;
}
