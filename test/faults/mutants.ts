import { mutated, seeded } from '../core/typescript/mutations.ts';
import { smallSources, type SourceKind } from './sources.ts';

/** A source that was hurt at random; its seed makes the same one again. */
export interface Mutant {
  readonly kind: SourceKind;
  readonly seed: number;
  readonly text: string;
}

/** Tokens of the languages other than TypeScript, whose own stand in `mutations.ts`. */
const tokens: Readonly<Record<SourceKind, readonly string[]>> = {
  code: ['new Redis(', 'process.env.', 'module.exports = ', 'export default ', 'await import(', '...', ' as const', '<T,>(', '</', '/>', 'function* ', '#!', '\u200d', '\r\n'],
  yaml: ['- ', ': ', '? ', '&a ', '*a', '<<: *a', '!Ref ', '!Sub |\n', '{', '}', '[', ']', '|\n', '>-\n', '"', "'", '\t', '---\n', '...\n', '# ', '%YAML 1.2\n', 'Fn::Join: ', '${'],
  json: ['{', '}', '[', ']', ':', ',', '"', '\\u12', '"__proto__": ', '/*', '//', '1e999', '-', 'null', '{"Ref": "A"}', '"Fn::Sub": '],
  terraform: ['resource "a" "b" {\n', '${', '%{ if ', '<<EOT\n', '<<-EOT\n', 'EOT\n', '[for a in ', 'for_each = ', '=', '?', ':', '==', '"', '\\', '}', '{', '...', '/*', '#', 'local.', 'dynamic "a" {\n'],
  python: ['def ', 'async def ', 'class A:\n', 'lambda x: ', 'f"{', '"""', 'import ', 'from . import ', '@', '**', ':=', 'match x:\n case ', '    ', '\t', '\\\n', 'if True:\n', 'with a as b:', 'else:\n'],
  dockerfile: ['FROM ', ' AS ', 'COPY --from=', 'CMD [', '"', '\\\n', '`', '${', 'ENTRYPOINT ', '# escape=`\n', '<<EOF\n', 'ONBUILD ', 'ARG A='],
  mermaid: ['-->', '---\n', 'subgraph ', 'end\n', '%%{init: ', '}%%', '@{', '["', '"]', ':::', '||--o{', '->>', 'note over ', 'state ', 'class ', ';', '`', '~'],
};

let sources: ReadonlyMap<SourceKind, readonly string[]> | undefined;

/** The mutant of a seed: a real source with one to six mutations, some of which take a piece of another source. */
export function mutantOf(kind: SourceKind, seed: number): Mutant {
  const texts = (sources ??= smallSources()).get(kind) ?? [];
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error(`there is no source of ${kind}`);
    return item;
  };
  let text = pick(texts);
  for (let times = 1 + Math.floor(random() * 6); times > 0; times -= 1) {
    const how = random();
    if (how < 0.5) text = mutated(text, random);
    else if (how < 0.85) text = withPiece(text, pick(tokens[kind]), random);
    else text = withPiece(text, piece(pick(texts), random), random);
  }
  return { kind, seed, text };
}

/** The text with a piece in place of up to a few of its characters, once or many times over. */
function withPiece(text: string, inserted: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const times = random() < 0.1 ? Math.floor(random() * 60) : 1;
  return text.slice(0, at) + inserted.repeat(times) + text.slice(at + Math.floor(random() * 8));
}

function piece(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  return text.slice(at, at + Math.floor(random() * 200));
}
