/** A name that is longer is not said: half of it would be that of something else. In UTF-16 code units. */
const longest = 1_000;

/**
 * What the text of a diagram calls a node that Mermaid 12.3.0 calls by this id: a note, and what encloses it and its state, go by that
 * state's id with an ending; a subgraph without an id is numbered, and goes by its title. Undefined where the text has no name for it.
 */
export function nameInText(id: string, title: string): string | undefined {
  const name = /^subGraph\d+$/.test(id) && title !== '' ? title : id.replace(/----(?:note(?:-\d+)?|parent)$/, '');
  return name.length > longest ? undefined : name;
}
