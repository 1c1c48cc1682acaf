/**
 * What stands in a fence for the program that makes the page, at the start of a line. None of them can begin a line of a diagram:
 *
 * - PyMdown's snippets (`--8<-- "flow.mmd"`), https://facelessuser.github.io/pymdown-extensions/extensions/snippets/
 * - mdBook (`{{#include flow.mmd}}`), https://rust-lang.github.io/mdBook/format/mdbook.html
 * - Jinja, Liquid and Nunjucks (`{% include "flow.mmd" %}`), as MkDocs Macros and Jekyll have them
 * - Hugo's shortcodes (`{{< include "flow.mmd" >}}`, `{{% … %}}`), https://gohugo.io/content-management/shortcodes/
 */
const lineForTheProgram = /^[^\S\n]*(?:-+8<-+(?=[\s"']|$)|\{%-?\s*\w|\{\{(?:#\w+\s|[<%]\s))/m;

/** What a template has where a diagram will be, if it is all that stands there: `[the flow]`, `<diagram>`, `$flow`, `...`, `[[flow.mmd]]`. */
const placeholder = /^(?:\[|<(?!<)|\$[\w{(]|\.\.\.|…|@(?:include|import)\b)/;

/** Whether a fence is yet to become a diagram: the program that makes the page fills it in, or whoever writes by it as a template. */
export function isLeftOpen(content: string): boolean {
  if (lineForTheProgram.test(content)) return true;
  const [first = '', ...others] = content.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('%%'));
  return first.startsWith('{{') || (others.length === 0 && placeholder.test(first));
}
