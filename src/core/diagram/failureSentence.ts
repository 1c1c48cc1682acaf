import { quotedWords } from '../model/faultSentences.ts';

/** Why there is no picture of a diagram. */
interface Failure<Reason> {
  readonly reason: Reason;
  readonly about?: string | undefined;
  readonly expected?: readonly string[] | undefined;
}

/**
 * What is said of a diagram that could not be drawn, by the panel and by whoever exports.
 * @param say says a sentence of the panel with its `{placeholders}` filled
 * @param line of the document, from 1; undefined where the whole diagram is meant
 */
export function failureSentence<Reason extends string>(
  say: (id: Reason | 'atLine' | 'expected' | 'or', data: Readonly<Record<string, string | number>>) => string,
  { reason, about = '', expected = [] }: Failure<Reason>,
  { line, seconds }: { readonly line: number | undefined; readonly seconds: number },
): string {
  const words = quotedWords(expected, say('or', {}));
  const sentence = say(reason, { seconds, about, expected: words === '' ? '' : say('expected', { words }) });
  return line === undefined ? sentence : say('atLine', { line, sentence });
}
