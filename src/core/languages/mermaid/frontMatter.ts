/** The YAML between `---` lines at the top of a Mermaid text. */
export interface FrontMatter {
  /** What stands between the two `---` lines. */
  readonly yaml: string;
  /** How many lines it takes, both `---` lines included. */
  readonly lineCount: number;
}

/**
 * The front matter of a Mermaid text, where Mermaid 12.3.0 itself would see one (`matchFrontMatter`): the opening `---` on
 * the first line may be indented, the closing one stands at the same indentation.
 */
export function frontMatter(source: string): FrontMatter | undefined {
  const lines = source.split(/\r\n?|\n/);
  const opening = /^(\s*)---\s*$/.exec(lines[0] ?? '');
  if (opening === null) return undefined;
  const fence = `${opening[1] ?? ''}---`;
  const closing = lines.findIndex((line, index) => index > 0 && line.startsWith(fence) && line.slice(fence.length).trim() === '');
  if (closing < 0) return undefined;
  return { yaml: lines.slice(1, closing).join('\n'), lineCount: closing + 1 };
}

/**
 * From 0, the first line that is neither front matter nor blank, a comment or a directive: what Mermaid calls line 1.
 * Zero where there is no such line.
 */
export function firstBodyLine(source: string): number {
  const start = frontMatter(source)?.lineCount ?? 0;
  const lines = source.split(/\r\n?|\n/);
  let inDirective = false;
  for (let index = start; index < lines.length; index++) {
    const line = (lines[index] ?? '').trim();
    inDirective ||= line.startsWith('%%{');
    if (!inDirective && line !== '' && !line.startsWith('%%')) return index;
    if (line.includes('}%%')) inDirective = false;
  }
  return 0;
}
