const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Puts values into markup as text. */
export function html(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((made, part, index) => made + (values[index - 1] ?? '').replace(/[&<>"']/g, (character) => escapes[character] ?? '') + part);
}
