/** A diagram that is to become a file. */
export interface NamedDiagram {
  /** The path of its document, with slashes, relative to the folder that is exported; a name alone will do. */
  readonly document: string;
  /** Empty where it has none. */
  readonly title: string;
  /** From 0, among the diagrams of its document. */
  readonly index: number;
  /** How many diagrams its document has. */
  readonly count: number;
}

/** UTF-16 units of a file name without its extension; every file system takes so many, also of Korean. */
const maxLength = 80;
/** Names that Windows gives to devices, whatever their extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Names for the files of diagrams, without extension, all different also where case does not count: the document, and where that has
 * several, their number and title. Only letters, digits, `-` and `_`, so that a name never leads anywhere.
 */
export function exportNames(diagrams: readonly NamedDiagram[]): readonly string[] {
  const taken = new Set<string>();
  return diagrams.map((diagram) => {
    const wanted = nameOf(diagram);
    let name = wanted;
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${wanted}-${again}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function nameOf({ document, title, index, count }: NamedDiagram): string {
  const path = words(document.replace(/\.[^./]*$/, ''));
  const parts = count > 1 ? [path, String(index + 1), words(title)] : [path];
  const name = [...parts.filter((part) => part !== '').join('-')].slice(0, maxLength).join('').replace(/-+$/, '');
  return name === '' || deviceName.test(name) ? `diagram${name === '' ? '' : `-${name}`}` : name;
}

/** Letters and digits of any script as they are, everything else one hyphen. */
function words(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-').replace(/^-+|-+$/g, '');
}
