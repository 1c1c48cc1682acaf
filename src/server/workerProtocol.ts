import type { Finding } from '../core/model/finding.ts';
import type { LinkDestination, ProjectLink } from '../core/model/diagram.ts';
import type { HandlerSite } from '../core/model/handler.ts';
import type { LoadedClient, Loaders } from '../core/model/loaders.ts';
import type { DirectiveToWrite, SuppressedFinding } from '../core/model/suppression.ts';
import type { Position } from '../core/model/text.ts';
import type { FixedProject, ProjectStats, WrittenLink } from '../core/project.ts';
import type { Basis } from '../node/basis/basis.ts';

/** Messages between a thread that serves somebody (the language server, the command line) and the worker that judges. */

/** What a worker is started with (`workerData`). */
export interface WorkerStart {
  /** See {@link ./progress.ts}. */
  readonly progress: SharedArrayBuffer;
  /** Content hashes of files that an earlier worker died on. */
  readonly quarantine: readonly string[];
  /** The only rules that judge, by id; undefined for all. */
  readonly rules?: readonly string[];
  /** Whether it notes what its answers rest on: what `basis` asks for. */
  readonly records?: boolean;
}

/** `folder` is any string that the sender chose for it; paths are relative to the folder and /-separated. */
export type WorkerRequest =
  /** Without a root (a folder that is not on this disk) only open documents are judged. With `facts` those of its files are noted, for `facts` to ask for. */
  | { readonly kind: 'open'; readonly folder: string; readonly root: string | undefined; readonly facts?: KeptFacts }
  | { readonly kind: 'close'; readonly folder: string }
  /** The text of an open document: from now on it wins over the disk. */
  | { readonly kind: 'text'; readonly folder: string; readonly path: string; readonly text: string; readonly version: number }
  | { readonly kind: 'closeText'; readonly folder: string; readonly path: string }
  /** Something happened to these files or folders on the disk. */
  | { readonly kind: 'changed'; readonly folder: string; readonly paths: readonly string[] }
  /** Something happened on the disk. With `thorough` files are read again that look untouched. */
  | { readonly kind: 'rescan'; readonly folder: string; readonly thorough: boolean };

/** What gets an answer of its own; it changes nothing. */
export type WorkerQuestion =
  | { readonly kind: 'handlerAt'; readonly folder: string; readonly path: string; readonly position: Position }
  /** Where links lead that are written in the file at `path`. */
  | { readonly kind: 'destinations'; readonly folder: string; readonly path: string; readonly links: readonly WrittenLink[] }
  /** The links of diagrams that lead to the file at `path`. */
  | { readonly kind: 'linksTo'; readonly folder: string; readonly path: string }
  /** The handlers that load the module at `path`. */
  | { readonly kind: 'loadersOf'; readonly folder: string; readonly path: string }
  /** The client of the module at `path` that handlers construct while they load. */
  | { readonly kind: 'loadedClientIn'; readonly folder: string; readonly path: string }
  /** What the findings of the folder rest on. */
  | { readonly kind: 'basis'; readonly folder: string }
  /** What is worth keeping of the files of the folder. */
  | { readonly kind: 'facts'; readonly folder: string }
  /** The comments that take back what these rules find in these lines of the file at `path`. */
  | { readonly kind: 'directivesFor'; readonly folder: string; readonly path: string; readonly findings: readonly { readonly rule: string; readonly line: number }[] }
  /** What fixing everything in one file, or in the folder but for some folders in it (`inner/`), comes to; with `rules` only what they found. */
  | { readonly kind: 'fixAll'; readonly folder: string; readonly path: string | undefined; readonly without: readonly string[]; readonly rules?: readonly string[] };

export type WorkerReply =
  /** `version` is that of the open document that was looked at. */
  | { readonly kind: 'handlerAt'; readonly version: number | undefined; readonly site: HandlerSite | undefined }
  | { readonly kind: 'destinations'; readonly destinations: readonly (LinkDestination | undefined)[] }
  | { readonly kind: 'linksTo'; readonly version: number | undefined; readonly links: readonly ProjectLink[] }
  | { readonly kind: 'loadersOf'; readonly loaders: Loaders | undefined }
  | { readonly kind: 'loadedClientIn'; readonly version: number | undefined; readonly client: LoadedClient | undefined }
  /** Undefined where they rest on something that could not be judged. */
  | { readonly kind: 'basis'; readonly basis: Basis | undefined }
  /** `recalled`: of how many files what was kept was used; `made`: of how many there is something new. */
  | { readonly kind: 'facts'; readonly written: Uint8Array | undefined; readonly recalled: number; readonly made: number }
  | { readonly kind: 'directivesFor'; readonly version: number | undefined; readonly directives: readonly (DirectiveToWrite | undefined)[] }
  | ({ readonly kind: 'fixAll' } & FixedProject);

/** What is kept of the files of a folder, see {@link ../node/factFile.ts}. */
export interface KeptFacts {
  readonly key: string;
  readonly written: Uint8Array | undefined;
}

export interface NumberedRequest {
  /** Counts up by one. */
  readonly turn: number;
  readonly request: WorkerRequest | WorkerQuestion;
}

export interface WorkerAnswer {
  /** All requests up to this one are taken into account. */
  readonly turn: number;
  readonly folders: readonly FolderAnswer[];
  /** To questions among the requests; one about a folder that is not open gets none. */
  readonly replies: readonly { readonly turn: number; readonly reply: WorkerReply }[];
}

/** What is new in one folder. */
export interface FolderAnswer {
  readonly folder: string;
  /** The files whose findings, or judged version, changed. */
  readonly files: readonly JudgedFile[];
  /** Whether `files` is all there is: every file that is not among them has no findings. */
  readonly complete: boolean;
  readonly stats: ProjectStats;
  /** What has become of the links of its diagrams: `moved` where the same links lead to the same, which stands elsewhere in its file. */
  readonly links: 'same' | 'moved' | 'changed';
  /** Whether reading was stopped before all files were read. */
  readonly partial: boolean;
  /** Folders that may not be read, sorted. */
  readonly unreadable: readonly string[];
  /** Why the folder as a whole could not be read, as the operating system says it. */
  readonly trouble: string | undefined;
}

export interface JudgedFile {
  readonly path: string;
  /** The version of the open document that was judged; undefined for what the disk has. */
  readonly version: number | undefined;
  readonly findings: readonly Finding[];
  /** Those that comments of the file take back. */
  readonly suppressed: readonly SuppressedFinding[];
}
