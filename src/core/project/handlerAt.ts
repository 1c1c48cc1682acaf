import { located } from '../engine/locate.ts';
import type { FileOf } from '../engine/report.ts';
import { handlersByShape } from '../link/handlerShape.ts';
import type { Modules } from '../link/modules.ts';
import { isBuildOutput, isTest } from '../link/paths.ts';
import type { HandlerDeclaration } from '../model/entry.ts';
import type { LocatedPlace } from '../model/finding.ts';
import type { FunctionSetting, FunctionSettingName, HandlerCode, HandlerFunction, HandlerSite } from '../model/handler.ts';
import type { Export, ModuleFacts } from '../model/module.ts';
import type { LineStarts, Place, Position, Range } from '../model/text.ts';
import type { DeclaredHandler } from './layout.ts';

/** What is known of handlers, and where to look further. */
export interface HandlerSource {
  readonly handlers: readonly DeclaredHandler[];
  /** Modules that declare infrastructure: their exports are no handlers for looking like some. */
  readonly infrastructure: ReadonlySet<string>;
  readonly modules: Modules;
  readonly isModule: (path: string) => boolean;
  readonly fileOf: FileOf;
}

/** The handler at a position of a file, seen from its code or from its infrastructure; undefined where there is none. */
export function handlerAt(source: HandlerSource, path: string, position: Position): HandlerSite | undefined {
  const module = moduleWorthKnowing(source, path);
  const lines = source.fileOf(path)?.lineStarts;
  const offset = lines === undefined ? undefined : offsetAt(lines, position);
  if (offset === undefined) return undefined;
  return declarationAt(source, path, offset) ?? (module === undefined ? undefined : exportAt(source, module, offset));
}

/** Asks for the facts of a module that may hold a handler or declare one. */
function moduleWorthKnowing({ handlers, isModule, modules }: HandlerSource, path: string): ModuleFacts | undefined {
  if (!isModule(path)) return undefined;
  const isNamed = handlers.some(({ module, declaration }) => module === path || declaration.declaredAt.path === path);
  return isNamed || !(isTest(path) || isBuildOutput(path)) ? modules.get(path) : undefined;
}

/** Undefined outside of the text's lines. */
function offsetAt(lines: LineStarts, { line, character }: Position): number | undefined {
  const start = lines[line];
  if (start === undefined) return undefined;
  const offset = start + character;
  const next = lines[line + 1];
  return next === undefined || offset < next ? offset : undefined;
}

function declarationAt(source: HandlerSource, path: string, offset: number): HandlerSite | undefined {
  const places = source.handlers.flatMap((handler) => {
    const { declaredAt, nameAt } = handler.declaration;
    return [declaredAt, nameAt].flatMap((place) => (place.path === path && contains(place.range, offset) ? [{ handler, place }] : []));
  });
  const [first] = places;
  const at = first === undefined ? undefined : locate(source, first.place);
  if (at === undefined) return undefined;
  const handlers = [...new Set(places.map(({ handler }) => handler))];
  return { side: 'infrastructure', at, functions: handlers.flatMap((handler) => functionOf(source, handler)) };
}

function exportAt(source: HandlerSource, module: ModuleFacts, offset: number): HandlerSite | undefined {
  const named = source.handlers.filter((handler) => handler.module === module.path);
  const guesses = named.length > 0 || source.infrastructure.has(module.path) ? [] : handlersByShape(source.modules, module);
  const exports = [...new Set([...named.flatMap(({ declaration }) => exportNamed(module, declaration.exportName) ?? []), ...guesses])];
  for (const exported of exports) {
    const range = namesOf(module, exported).find((name) => contains(name, offset));
    const at = range === undefined ? undefined : locate(source, { path: module.path, range });
    if (at === undefined) continue;
    const own = named.filter(({ declaration }) => exportNamed(module, declaration.exportName) === exported);
    return { side: 'code', at, functions: own.flatMap((handler) => functionOf(source, handler)) };
  }
  return undefined;
}

/** The export of that name; where the module is one value as a whole, that. */
function exportNamed(module: ModuleFacts, name: string): Export | undefined {
  return module.exports.find((candidate) => candidate.name === name && !candidate.typeOnly) ?? module.exports.find((candidate) => candidate.name === '=');
}

/** Where an export is named: in front of its value, and where its value is declared. */
function namesOf(module: ModuleFacts, { range, value }: Export): readonly Range[] {
  const declared = value?.kind === 'name' ? module.bindings[value.binding]?.range : undefined;
  const isInside = value !== undefined && range.start < value.range.start && value.range.start < range.end;
  const own = isInside ? { start: range.start, end: value.range.start } : range;
  return declared === undefined ? [own] : [own, declared];
}

function functionOf(source: HandlerSource, handler: DeclaredHandler): readonly HandlerFunction[] {
  const { name, exportName, declaredAt } = handler.declaration;
  const place = locate(source, declaredAt);
  if (place === undefined) return [];
  return [{ name, exportName, declaredAt: place, code: codeOf(source, handler), settings: settingsOf(source, handler.declaration) }];
}

function codeOf(source: HandlerSource, { declaration, module }: DeclaredHandler): HandlerCode {
  if (module === undefined) return { kind: 'missing', tried: declaration.candidates };
  const facts = source.modules.get(module);
  const exported = facts === undefined ? undefined : exportNamed(facts, declaration.exportName);
  const [name] = facts === undefined || exported === undefined ? [] : namesOf(facts, exported);
  return { kind: 'found', module, export: name === undefined ? undefined : locate(source, { path: module, range: name }) };
}

function settingsOf(source: HandlerSource, { configuration, provisionedConcurrency }: HandlerDeclaration): readonly FunctionSetting[] {
  const { runtime, timeout, reservedConcurrency, snapStart, vpc } = configuration;
  const provisioned = provisionedConcurrency === undefined ? undefined : { value: provisionedConcurrency.environments, at: provisionedConcurrency.at };
  const known: readonly (readonly [FunctionSettingName, Pick<FunctionSetting, 'value'> & { readonly at: Place } | undefined])[] = [
    ['runtime', runtime],
    ['timeout', timeout],
    ['provisionedConcurrency', provisioned],
    ['reservedConcurrency', reservedConcurrency],
    ['snapStart', snapStart],
    ['vpc', vpc === undefined ? undefined : { value: undefined, at: vpc }],
  ];
  return known.flatMap(([name, setting]) => {
    const at = setting === undefined ? undefined : locate(source, setting.at);
    return setting === undefined || at === undefined ? [] : [{ name, value: setting.value, at }];
  });
}

function locate({ fileOf }: HandlerSource, place: Place): LocatedPlace | undefined {
  const file = fileOf(place.path);
  return file === undefined ? undefined : located(place, file.lineStarts);
}

function contains({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}
