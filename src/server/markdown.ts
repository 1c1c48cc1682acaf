/** Names and paths come from workspaces that nobody vouches for: what they say is shown, and never means anything. */

/** Longer ones are cut: a name is no place for an essay. */
const mostShown = 160;
/** What moves the cursor, ends the line, or turns the reading direction of what follows. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** A text as Markdown shows it word for word. A backtick would end it, and is shown as the letter that looks like one. */
export function code(text: string): string {
  const shown = shortened(text.replace(invisible, ' ').replaceAll('`', 'ˋ').trim());
  return shown === '' ? '' : `\`${shown}\``;
}

/** A link to a line and character (from 0) of a document. `label` is Markdown. */
export function link(label: string, uri: string, { line, character }: { readonly line: number; readonly character: number }): string {
  const target = uri.replace(/[^A-Za-z0-9\-._~:/?@!$&*+,;=%]+/g, escaped);
  return `[${label}](${target}#L${String(line + 1)},${String(character + 1)})`;
}

/** `encodeURIComponent` leaves out what would end a link; half a surrogate pair it refuses. */
function escaped(characters: string): string {
  return encodeURIComponent(characters.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[()']/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function shortened(text: string): string {
  return text.length <= mostShown ? text : `${text.slice(0, mostShown - 1)}…`;
}
