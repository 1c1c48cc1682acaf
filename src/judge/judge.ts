import './realm.ts';
import mermaid from 'mermaid';
import { complaintOf } from '../core/languages/mermaid/verdict/complaint.ts';
import { watchLexers } from '../core/languages/mermaid/verdict/watchLexers.ts';

/**
 * Mermaid as a judge: it parses and never draws. This runs in a JavaScript realm of its own (src/node/mermaidJudge.ts), without
 * a document, a network or a file system, whose promises are all kept before the call that made them returns.
 */

const lexers = watchLexers();
mermaid.initialize({ startOnLoad: false, logLevel: 'fatal', securityLevel: 'strict', suppressErrorRendering: true });

/** What was said of a text; empty until Mermaid has come to an end. */
interface Said {
  json?: string;
}

Reflect.set(globalThis, 'archnotesJudge', (source: string): Said => {
  const said: Said = {};
  lexers.forget();
  mermaid.parse(source).then(
    ({ diagramType }) => (said.json = JSON.stringify({ kind: diagramType })),
    (error: unknown) => (said.json = JSON.stringify({ complaint: complaintOf(error, lexers.state(), kindOf(source)) ?? null })),
  );
  return said;
});

function kindOf(source: string): string | undefined {
  try {
    return mermaid.detectType(source);
  } catch {
    // A text of no kind: that is what was thrown before.
    return undefined;
  }
}
