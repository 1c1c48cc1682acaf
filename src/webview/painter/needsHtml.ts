/** What only HTML labels show as it is meant: tags other than `<br>`, formulas, icons of a font that we do not have (text would spell them out). `<<interface>>` of a class diagram is no tag. */
const onlyHtml = /\$\$|\bfa[bklrs]?:fa-|(?<!<)<(?:b|i|u|s|em|strong|small|big|sub|sup|span|div|p|font|code|pre|center|ul|ol|li|mark|del|ins|tt|hr|a|img|h[1-6]|table)(?:\s[^<>]*)?\/?>/i;

/** Whether the labels of a diagram have to be HTML. All others are text: what is seen is then what every viewer of an exported SVG sees. */
export function needsHtml(source: string): boolean {
  return onlyHtml.test(source);
}
