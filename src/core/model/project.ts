import type { Rule } from '../rule/defineRule.ts';
import type { ClientRow } from './client.ts';
import type { LinkDestination, MermaidJudge, ProjectLink } from './diagram.ts';
import type { Entry } from './entry.ts';
import type { Finding } from './finding.ts';
import type { HandlerSite } from './handler.ts';
import type { LoadedClient, Loaders } from './loaders.ts';
import type { ModuleFacts } from './module.ts';
import type { DirectiveToWrite, SuppressedFinding } from './suppression.ts';
import type { Position, Range } from './text.ts';

/** Reads TypeScript and JavaScript files. */
export interface ModuleParser {
  /** Turns the text of a file into facts. `hash` is noted in them. */
  (path: string, text: string, hash: string): ModuleFacts;
  /**
   * Whether what is known of the text that was read last only moves by a retyping: true is as good as having read the new text.
   * Undefined where that cannot be said without reading it.
   * @param isSame compares facts of some statements before and after, whose offsets count from `start` of the text
   */
  readonly isOnlyMoved?: (retyping: Retyping, isSame: (one: ModuleFacts, other: ModuleFacts, start: number) => boolean) => boolean | undefined;
}

/** A text in which some lines were typed anew. */
export interface Retyping {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** The lines as they were, from the start of the first to the start of the one behind the last. */
  readonly lines: Range;
}

export interface ProjectOptions {
  /** All that there are: what configurations and comments may name. */
  readonly rules: readonly Rule[];
  /** The only ones that judge, by id; all where nothing is said. What has to do with none of them is not read. */
  readonly judges?: readonly string[] | undefined;
  readonly clients: readonly ClientRow[];
  /** A hash of a text, the same on every machine. */
  readonly hashOf: (text: string) => string;
  /** Called when the first file needs it, not before: making it may be dear. */
  readonly moduleParser: () => ModuleParser;
  /** Likewise, with the first Mermaid text. */
  readonly mermaidJudge: () => MermaidJudge;
  /**
   * Whether the project is told of all files that belong together; it is taken for granted where nothing is said. Of a part
   * alone nobody can say that a comment suppresses nothing, or that nobody listens to a client which is exported.
   */
  readonly isWhole?: () => boolean;
  /** What is kept of files between runs; what is made of a file as it is on the disk is kept there. Nothing where it is missing. */
  readonly facts?: FactStore | undefined;
}

/**
 * Texts that are kept between runs, each about one text of one file. What keeps them need not know what they say, but must
 * give them back to no other version of what wrote them.
 */
export interface FactStore {
  /** @param hash of the file's text */
  recall(path: string, hash: string): string | undefined;
  keep(path: string, hash: string, written: string): void;
}

/** What happened to a file. Paths are relative to the project's root and /-separated. */
export type FileChange =
  /** The file as bytes on disk. */
  | { readonly kind: 'bytes'; readonly path: string; readonly bytes: Uint8Array }
  /** The file as an open editor has it (no byte order mark). */
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** There, but not to be read. */
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: SkipReason }
  | { readonly kind: 'removed'; readonly path: string }
  /**
   * The `archnotes.json` above the project's folder that holds where the folder itself has none; `path` leads up to it
   * (`../../archnotes.json`), `inside` is the project's folder seen from there (`services/shop`); without `bytes` it cannot be read. Another takes its place.
   */
  | { readonly kind: 'above'; readonly path: string; readonly inside: string; readonly bytes: Uint8Array | undefined }
  /** Whether anything at all is there: the answer to `sought`. */
  | { readonly kind: 'standing'; readonly path: string; readonly exists: boolean };

/** `crashed`: the parser threw. */
export type SkipReason = 'too-large' | 'binary' | 'minified' | 'too-deep' | 'timed-out' | 'unreadable' | 'crashed';

/**
 * The project of one workspace folder. Synchronous and pure: the shell lists and reads files and says what changed; the
 * project says what else it needs, and what it found.
 */
export interface Project {
  /** Takes in what changed. What follows from it is worked out when it is asked for. */
  apply(changes: readonly FileChange[]): void;
  /** Paths whose content must be given with `apply` before findings and answers are complete. Empty when nothing is missing. */
  wanted(): readonly string[];
  /** Paths of which it must be told whether anything is there, file or folder: what links in diagrams lead to. */
  sought(): readonly string[];
  /** Something happened on the disk: what is `sought` is asked for again. */
  lookAgain(): void;
  /** All findings but those that comments take back, sorted by path, place and rule. */
  findings(): readonly Finding[];
  /** The findings that comments take back, in the same order. */
  suppressed(): readonly SuppressedFinding[];
  /** The files in which something else may be found than when this was last asked: at first all with findings, also those taken back. */
  takeChanged(): readonly string[];
  /** What is found in one file. */
  outcomeOf(path: string): FileOutcome;
  /**
   * The comment that takes back what a rule finds in a line of a file; undefined where no comment can stand above the line.
   * @param text the file as it is now
   */
  directiveFor(file: { readonly path: string; readonly text: string }, rule: string, line: number): DirectiveToWrite | undefined;
  /** The functions known to be called by Lambda in modules that can reach a client. */
  entries(): readonly Entry[];
  /**
   * The handler at a position of a file: an export that Lambda calls or that looks as if, or what declares one in
   * infrastructure. The answer is complete when nothing that `wanted` names afterwards is missing.
   */
  handlerAt(path: string, position: Position): HandlerSite | undefined;
  /**
   * The handlers that a module is and that load it; undefined for a file that is no module of the project. The answer is
   * complete when nothing that `wanted` names afterwards is missing.
   */
  loadersOf(path: string): Loaders | undefined;
  /** The first client of a module that handlers of other modules construct on a cold start, by what is known now; undefined where there is none. */
  loadedClientIn(path: string): LoadedClient | undefined;
  /** Every link of a diagram whose file is there and whose node the diagram has. The same list, or in it the same links, where nothing has become of them. */
  links(): readonly ProjectLink[];
  /**
   * Where links lead that are written in the file `from`, be they in the project or only in an editor; undefined for one
   * that leads nowhere. The answer is complete when nothing that `wanted` and `sought` name afterwards is missing.
   */
  destinations(from: string, links: readonly WrittenLink[]): readonly (LinkDestination | undefined)[];
  stats(): ProjectStats;
}

/** What is found in one file, sorted by place. */
export interface FileOutcome {
  /** All but those that comments take back. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** A link as it is written: `path#symbol`. */
export interface WrittenLink {
  readonly path: string;
  readonly symbol: string | undefined;
}

export interface ProjectStats {
  /** Files the project was told of, skipped ones included. */
  readonly files: number;
  /** Handlers that infrastructure declares and whose file is there, and those recognised by their shape. */
  readonly handlers: number;
  /** Files that were left out. */
  readonly skipped: number;
  /** Findings that comments take back. */
  readonly suppressed: number;
  /** Crashes of rules and parsers, and files given up after their time: the run is then a failure. */
  readonly failures: number;
}
