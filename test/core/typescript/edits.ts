/** A state that a text passes through while somebody types in its middle. */
export interface Edit {
  readonly name: string;
  readonly apply: (text: string) => string;
}

/** The eight edits of every day, each in the middle of the text. */
export const edits: readonly Edit[] = [
  inserting('a member to come', 'foo.'),
  inserting('an open parenthesis', 'foo('),
  inserting('an open brace', 'if (foo) {'),
  inserting('an open quote', "const name = '"),
  inserting('an open backtick', 'const name = `'),
  inserting('a declaration to come', 'const '),
  { name: 'a bracket deleted', apply: withoutBracket },
  inserting('a construction to come', 'new '),
];

/** A line of its own above the line in the middle and as deep as that, as somebody begins to type it. */
function inserting(name: string, typed: string): Edit {
  return {
    name,
    apply: (text) => {
      const at = middleLine(text);
      const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
      return `${text.slice(0, at)}${indent}${typed}\n${text.slice(at)}`;
    },
  };
}

const middleLine = (text: string): number => text.indexOf('\n', text.length >> 1) + 1;

function withoutBracket(text: string): string {
  const at = text.slice(text.length >> 1).search(/[()[\]{}]/);
  return at < 0 ? text : text.slice(0, (text.length >> 1) + at) + text.slice((text.length >> 1) + at + 1);
}
