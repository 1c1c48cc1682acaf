import { mayBearHandlerName } from './handlerNames.ts';
import { detached } from '../facts/texts.ts';
import { makesHandlers, type Surface } from './surface.ts';

const importLine = /^[ \t]*(?:import[ \t]+([^\n\r#;]+)|from[ \t]*([.\w]+)[ \t]+import[ \t]*(?:\(([^)]*)\)|([^\n\r#;]+)))/gm;

/** Reads the surface of a Python module's text: what stands in lines that look like imports. */
export function surfaceOfPython(text: string, packages: ReadonlySet<string>): Surface {
  const specifiers = new Set<string>();
  // Python 3 allows no import without a line of its own; most files end here.
  for (const [, plain, source, inParentheses, onLine] of text.matchAll(importLine)) {
    if (plain !== undefined) for (const name of namesIn(plain)) addWithParents(specifiers, name);
    if (source === undefined) continue;
    addWithParents(specifiers, source);
    for (const name of namesIn(inParentheses ?? onLine ?? '')) specifiers.add(detached(source.endsWith('.') ? source + name : `${source}.${name}`));
  }
  return {
    specifiers: [...specifiers],
    mentionsClient: [...specifiers].some((specifier) => packages.has(specifier)),
    mentionsInfrastructure: false,
    mayExportHandler: mayBearHandlerName(text),
    makesHandlers: makesHandlers(specifiers),
  };
}

/** `a.b as c, d` are `a.b` and `d`. */
function namesIn(list: string): readonly string[] {
  return list
    .replace(/#.*$/gm, '')
    .split(',')
    .flatMap((item) => /^\s*([\w.]+)/.exec(item)?.[1] ?? []);
}

/** A longer name is nobody's, and would cost its length for each of its dots. */
const longest = 1000;

/** Importing `a.b.c` imports `a` and `a.b`. */
function addWithParents(specifiers: Set<string>, name: string): void {
  if (name.length > longest) return;
  specifiers.add(detached(name));
  if (name.startsWith('.')) return;
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) specifiers.add(detached(name.slice(0, dot)));
}
