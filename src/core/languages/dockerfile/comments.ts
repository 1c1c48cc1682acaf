import type { Range } from '../../model/text.ts';

/** `RUN <<EOF`: the marks that end the texts which begin behind the line. */
const heredocs = /<<-?(["']?)([A-Za-z_]\w*)\1/g;

/** Where the comments of a Dockerfile are: lines of their own, also in the middle of an instruction. */
export function dockerfileComments(text: string): readonly Range[] {
  const comments: Range[] = [];
  const open: string[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    if (open.length > 0) {
      if (line.trim() === open[0]) open.shift();
      continue;
    }
    const head = /^\s*#/.exec(line)?.[0].length;
    if (head !== undefined) comments.push({ start: index + head - 1, end: index + line.length });
    else if (/^\s*(?:RUN|COPY|ADD)\s/i.test(line)) open.push(...[...line.matchAll(heredocs)].map((match) => match[2] ?? ''));
  }
  return comments;
}
