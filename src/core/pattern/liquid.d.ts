/**
 * The part of LiquidJS that templates are rendered with. Its own declarations pull in those of Node, which this room
 * must not see; the browser build is the one that knows no file system.
 */
declare module 'liquidjs/dist/liquid.browser.umd.js' {
  export interface Token {
    readonly begin: number;
    readonly end: number;
    readonly input: string;
  }
  export interface HtmlToken extends Token {
    trimLeft: number;
    trimRight: number;
  }
  export interface LiquidOptions {
    readonly tagDelimiterLeft: string;
    readonly tagDelimiterRight: string;
    readonly outputDelimiterLeft: string;
    readonly outputDelimiterRight: string;
    readonly strictVariables: boolean;
    readonly strictFilters: boolean;
    readonly ownPropertyOnly: boolean;
    readonly parseLimit: number;
    readonly memoryLimit: number;
  }
  export interface Template {
    readonly token: Token;
  }
  export class Tokenizer {
    constructor(input: string);
    readTopLevelTokens(options: LiquidOptions): Token[];
    readTopLevelToken(options: LiquidOptions): Token;
    readOutputToken(options: LiquidOptions): Token;
    match(word: string): boolean;
  }
  export class Liquid {
    readonly options: LiquidOptions;
    readonly parser: { parseTokens(tokens: Token[]): Template[] };
    readonly tags: Record<string, unknown>;
    readonly filters: Record<string, unknown>;
    constructor(options: LiquidOptions);
    registerFilter(name: string, filter: (value: unknown) => string): void;
    renderSync(templates: Template[], scope: object, options: { readonly renderLimit: number }): unknown;
    globalVariablesSync(templates: Template[]): string[];
  }
  export const TypeGuards: {
    isHTMLToken(token: unknown): token is HtmlToken;
    isTagToken(token: unknown): token is Token;
  };
}
