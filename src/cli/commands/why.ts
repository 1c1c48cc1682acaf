import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { LocatedPlace } from '../../core/model/finding.ts';
import type { LoadingHandler, Loaders } from '../../core/model/loaders.ts';
import type { Language } from '../../core/model/text.ts';
import { UsageError } from '../command.ts';
import type { Invocation } from '../command.ts';
import { commonFlags, readFlags } from '../flags.ts';
import { Projects } from '../projects.ts';
import { lintRoots } from '../roots.ts';
import type { LintRoot } from '../roots.ts';
import { paintedLine, safeJson, safeLine } from '../terminal.ts';
import type { Span } from '../terminal.ts';

const flagTable = { ...commonFlags, format: ['text', 'json'] } as const;

/** `archnotes why FILE`: which Lambda handlers a module is, and which load it, by which way. */
export async function why({ args, language, cwd, terminal }: Invocation): Promise<number> {
  const flags = readFlags(args, flagTable, language);
  if (flags.switches.has('help')) {
    terminal.out(phrase('cli.why.help', language));
    return 0;
  }
  const [name, ...others] = flags.rest;
  const [root] = name === undefined ? [] : lintRoots([name], cwd, language);
  const [file] = root?.files ?? [];
  if (root === undefined || file === undefined || others.length > 0) throw new UsageError(phrase('cli.why.oneFile', language));
  const projects = new Projects([root]);
  try {
    await projects.judge();
    const loaders = await projects.loaders(root, relative(root.folder, file));
    const troubles = projects.troubles(language);
    terminal.err(troubles.map((trouble) => `${safeLine(trouble)}\n`).join(''));
    if (troubles.length > 0) return 2;
    if (loaders === undefined) throw new UsageError(phrase('cli.why.noModule', language, { path: relative(root.base, file) }));
    const report: Report = { root, path: relative(root.base, file), loaders };
    terminal.out(flags.texts.get('format') === 'json' ? asJson(report) : asText(report, language, terminal.colours));
    return 0;
  } finally {
    await projects.stop();
  }
}

interface Report {
  readonly root: LintRoot;
  readonly path: string;
  readonly loaders: Loaders;
}

function asText({ root, path: shown, loaders: { own, loadedBy } }: Report, language: Language, colours: boolean): string {
  const placed = (at: LocatedPlace): string => `${shownPath(root, at.path)}:${at.start.line + 1}:${at.start.character + 1}`;
  const lines: (readonly Span[])[] = [[{ text: shown, style: 'bold' }]];
  const handlerLines = (handler: LoadingHandler, id: 'cli.why.own' | 'cli.why.coldStart' | 'cli.why.later'): void => {
    lines.push([{ text: `  ${phrase(id, language, { name: handler.declared?.name ?? shownPath(root, handler.at.path) })}` }]);
    lines.push([{ text: `    ${handler.declared === undefined ? phrase('cli.why.shape', language) : phrase('cli.why.declared', language, { place: placed(handler.declared.at) })}`, style: 'dim' }]);
  };
  for (const handler of own) handlerLines(handler, 'cli.why.own');
  for (const { handler, when, steps } of loadedBy) {
    handlerLines(handler, when === 'cold-start' ? 'cli.why.coldStart' : 'cli.why.later');
    lines.push([{ text: `    ${placed(handler.at)}  ${handler.exportName}` }], ...steps.map(({ name, at }) => [{ text: `    ${placed(at)}  ${name}` }]));
  }
  if (own.length + loadedBy.length === 0) lines.push([{ text: `  ${phrase('cli.why.nobody', language)}` }]);
  return lines.map((line) => paintedLine(line, colours)).join('');
}

/** Version 1; lines and columns from 1, columns in UTF-16 code units. */
function asJson({ root, path: shown, loaders: { own, loadedBy } }: Report): string {
  const placed = (at: LocatedPlace): object => ({ path: shownPath(root, at.path), line: at.start.line + 1, column: at.start.character + 1 });
  const told = ({ declared, exportName, at }: LoadingHandler): object => ({ function: declared?.name ?? null, declared: declared === undefined ? null : placed(declared.at), export: exportName, ...placed(at) });
  return safeJson({
    version: 1,
    path: shown,
    handlers: own.map(told),
    loadedBy: loadedBy.map(({ handler, when, steps }) => ({ handler: told(handler), when, steps: steps.map(({ kind, name, at }) => ({ kind, name, ...placed(at) })) })),
  });
}

function shownPath(root: LintRoot, file: string): string {
  return relative(root.base, path.join(root.folder, file));
}

function relative(from: string, file: string): string {
  return path.relative(from, file).split(path.sep).join('/');
}
