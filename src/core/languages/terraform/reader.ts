/** Where a text is being read, and the steps that HCL's comments, names and brackets need. */
export class Reader {
  readonly text: string;
  at: number;
  readonly end: number;
  /** How many brackets, blocks and templates are open around this place. */
  depth = 0;

  constructor(text: string, at = 0, end = text.length) {
    this.text = text;
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  peek(ahead = 0): string {
    return this.at + ahead < this.end ? this.text.charAt(this.at + ahead) : '';
  }

  starts(mark: string): boolean {
    return this.at + mark.length <= this.end && this.text.startsWith(mark, this.at);
  }

  /** Over spaces and comments, over line ends only where they mean nothing. */
  skipSpace(lines: boolean): void {
    for (;;) {
      const unit = this.peek();
      if (unit === ' ' || unit === '\t' || unit === '\r' || unit === '\uFEFF' || (lines && unit === '\n')) this.at++;
      else if (unit === '#' || this.starts('//') || this.starts('/*')) this.skipComment();
      else return;
    }
  }

  /** From its mark to its end; the line end behind it is no part of it. */
  skipComment(): void {
    this.at = this.starts('/*') ? this.after('*/') : this.lineEnd();
  }

  /** The next line end, or the end. */
  lineEnd(): number {
    const found = this.text.indexOf('\n', this.at);
    return found < 0 || found > this.end ? this.end : found;
  }

  private after(mark: string): number {
    const found = this.text.indexOf(mark, this.at + 2);
    return found < 0 || found > this.end ? this.end : found + mark.length;
  }

  /** A name, which may hold dashes; empty where none stands here. */
  name(): string {
    const word = /[\p{L}_][\p{L}\p{N}_-]*/uy;
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0] ?? '';
    const inside = found.slice(0, Math.max(this.end - this.at, 0));
    this.at += inside.length;
    return inside;
  }
}
