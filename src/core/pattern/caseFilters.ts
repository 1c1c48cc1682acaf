/** Splits a name into its words: at everything that is no letter or digit, and where small letters meet a capital. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** How a name is written in each convention: `order-status` → `OrderStatus`, `orderStatus`, `order-status`, `ORDER_STATUS`, `order status`. */
export const caseFilters = {
  pascal: (name: string): string => wordsOf(name).map(capitalized).join(''),
  camel: (name: string): string => wordsOf(name).map((word, index) => (index === 0 ? word : capitalized(word))).join(''),
  kebab: (name: string): string => wordsOf(name).join('-'),
  constant: (name: string): string => wordsOf(name).join('_').toUpperCase(),
  words: (name: string): string => wordsOf(name).join(' '),
} as const;
