/// <reference path="./liquid.d.ts" />
import { Liquid, Tokenizer, TypeGuards } from 'liquidjs/dist/liquid.browser.umd.js';
import type { LiquidOptions, Token } from 'liquidjs/dist/liquid.browser.umd.js';
import type { Localized } from '../model/text.ts';
import { caseFilters } from './caseFilters.ts';
import { failure, problem, success } from './result.ts';
import type { Problem, Result } from './result.ts';

/** Characters of one template, and of what one template makes: the largest file a plan takes. */
const maxLength = 5_242_880;
/** Milliseconds that one template may take: loops in loops take long before they have written much. */
const maxTime = 2_000;

const keptTags = ['if', 'unless', 'case', 'for', 'comment'];
const keptFilters = ['join', 'size', 'plus', 'minus', 'times'];

/** A template that was read: a plain value that turns answers into text. */
export interface Template {
  /** The names of the variables it reads. */
  readonly variables: readonly string[];
  render(scope: object): Result<string>;
}

/**
 * Liquid with the delimiters of this house: `<%= name | camel %>` writes, `<% if … %>` steers. So that `{{resolve:…}}`,
 * `${{ }}` and Mermaid stay themselves. It runs no code: no includes, no assignments, own properties only, an unknown
 * variable or filter is an error. What a value holds is never read as a template.
 * @param path how the file is called in messages
 */
export function readTemplate(path: string, text: string): Result<Template> {
  const liquid = createLiquid();
  return guarded(path, text, () => {
    const tokens = new MarkedTokenizer(text).readTopLevelTokens(liquid.options);
    dropStandaloneLines(tokens);
    const templates = liquid.parser.parseTokens(tokens);
    return success({
      variables: liquid.globalVariablesSync(templates),
      render: (scope: object) => guarded(path, text, () => success(String(liquid.renderSync(templates, scope, { renderLimit: maxTime })))),
    });
  });
}

function createLiquid(): Liquid {
  const liquid = new Liquid({
    tagDelimiterLeft: '<%',
    tagDelimiterRight: '%>',
    outputDelimiterLeft: '<%=',
    outputDelimiterRight: '%>',
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: maxLength,
    memoryLimit: maxLength,
  });
  for (const name of Object.keys(liquid.tags)) if (!keptTags.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!keptFilters.includes(name)) delete liquid.filters[name];
  for (const [name, filter] of Object.entries(caseFilters)) liquid.registerFilter(name, (value) => filter(String(value)));
  liquid.registerFilter('json', (value) => JSON.stringify(value));
  liquid.registerFilter('string', (value) => quoted(String(value)));
  return liquid;
}

/** A string literal of TypeScript in single quotes. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** Liquid asks for tags first, and `<%` would swallow `<%=`: so the longer mark is asked for first. */
class MarkedTokenizer extends Tokenizer {
  override readTopLevelToken(options: LiquidOptions): Token {
    return this.match(options.outputDelimiterLeft) ? this.readOutputToken(options) : super.readTopLevelToken(options);
  }
}

/** A tag alone on its line leaves no line behind, as in Mustache. */
function dropStandaloneLines(tokens: readonly Token[]): void {
  tokens.forEach((token, index) => {
    if (!TypeGuards.isTagToken(token)) return;
    const indent = token.input.slice(token.input.lastIndexOf('\n', token.begin - 1) + 1, token.begin);
    const lineEnd = token.input.indexOf('\n', token.end);
    const rest = token.input.slice(token.end, lineEnd < 0 ? token.input.length : lineEnd + 1);
    if (indent.trim() !== '' || rest.trim() !== '') return;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (TypeGuards.isHTMLToken(before)) before.trimRight = indent.length;
    if (TypeGuards.isHTMLToken(after)) after.trimLeft = rest.length;
  });
}

/** Liquid throws what the author of a template wrote wrongly; everything else it throws is a bug of ours. */
function guarded<T>(path: string, text: string, work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    const complaint = liquidComplaint(error, path, text);
    if (complaint === undefined) throw error;
    return failure(complaint);
  }
}

function liquidComplaint(error: unknown, path: string, text: string): Problem | undefined {
  if (!(error instanceof Error) || !('token' in error)) {
    return error instanceof Error && error.message.includes('limit exceeded') ? problem(messages.limit, path) : undefined;
  }
  const cause = error.message.replace(/, (?:file|line):.*$/s, '');
  const message = cause.includes('limit exceeded') ? messages.limit : messages.template(cause);
  return problem(message, path, tokenPosition(error.token, text));
}

function tokenPosition(token: unknown, text: string): Problem['position'] {
  if (typeof token !== 'object' || token === null || !('begin' in token) || typeof token.begin !== 'number') return undefined;
  const lines = text.slice(0, token.begin).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines[lines.length - 1]?.length ?? 0 };
}

const messages = {
  limit: { en: 'The template writes more than is allowed. Make it smaller.', ko: '템플릿이 만드는 내용이 허용된 양을 넘습니다. 줄이십시오.' },
  template: (cause: string): Localized => ({ en: `The template cannot be used: ${cause}.`, ko: `템플릿을 쓸 수 없습니다: ${cause}.` }),
};
