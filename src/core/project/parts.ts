import { judge, type Judgement, type Judging } from '../engine/judge.ts';
import { link, type Linked, type LinkInput } from '../link/link.ts';
import type { Connection } from '../model/connection.ts';
import type { JudgedInfrastructure } from '../rule/index.ts';
import { Lookers } from './lookers.ts';
import { andThen, moved, type Move, type Shift } from './move.ts';
import { movedJudgement } from './movedJudgement.ts';

/** The modules of each part. */
export type PathsOfParts = readonly (readonly string[])[];

/** What parts are made from. */
export interface PartSource {
  readonly link: Omit<LinkInput, 'relevant'>;
  readonly judging: Judging;
  readonly infrastructure: JudgedInfrastructure;
}

/** Takes what a part comes to; undefined for one that is no more. */
export type TellPart = (key: string, index: number, judgement: Judgement | undefined) => void;

/** So many moves are kept before somebody who asks has the part linked again. */
const mostMoves = 200;

/** A connection, and the offset at which its call begins in the text as it is now. */
export interface PlacedConnection {
  readonly connection: Connection;
  readonly start: number;
}

/** Modules that imports join, and what they come to. */
interface Part {
  readonly paths: readonly string[];
  readonly index: number;
  linked: Linked | undefined;
  judgement: Judgement | undefined;
  /** How what is linked has moved since. What it was judged to be is where it should be. */
  moves: readonly Shift[];
}

/** The parts of a project, each linked and judged when it is asked for, and kept until a module that was looked at changes. */
export class Parts {
  /** In the order of the project's parts. */
  #parts = new Map<string, Part>();
  #paths: PathsOfParts | undefined;
  /** Which parts looked at a module, known or not. */
  readonly #lookers = new Lookers();
  readonly #unlinked = new Set<string>();
  /** So that files that come or go by the thousand do not each go through all parts. */
  #areAllUnlinked = false;
  readonly #untold = new Set<string>();
  /** Parts for which modules are missing. */
  readonly #lacking = new Set<string>();
  readonly #isTold: boolean;
  #shaped = 0;
  #linking = 0;

  /** @param isTold whether somebody is told part by part what they come to; what nobody will ask for is not kept */
  constructor({ isTold }: { readonly isTold: boolean }) {
    this.#isTold = isTold;
  }

  /** Another number whenever something is linked otherwise. */
  get linking(): number {
    return this.#linking;
  }

  /** How many entries have nothing but their shape to tell of them. */
  get shaped(): number {
    return this.#shaped;
  }

  /** Links what is to be linked anew. What is kept of other parts than these is dropped. */
  link(paths: PathsOfParts, source: PartSource): void {
    if (this.#paths !== paths) this.#arrange(paths);
    for (const key of this.#unlinked) {
      const part = this.#parts.get(key);
      if (part !== undefined) this.#linkOne(key, part, source);
    }
    this.#unlinked.clear();
    this.#areAllUnlinked = false;
  }

  /** What is linked, in the order of the parts. */
  linked(source: PartSource): readonly Linked[] {
    for (const [key, part] of this.#parts) if (part.moves.length > 0) this.#linkOne(key, part, source);
    return [...this.#parts.values()].flatMap(({ linked }) => linked ?? []);
  }

  /** The connections that a module makes, in the parts that looked at it. Asked with each keystroke: nothing is linked for it that only moved. */
  connectionsIn(path: string, source: PartSource): readonly PlacedConnection[] {
    return [...this.#lookers.of(path)].flatMap((key) => {
      const part = this.#parts.get(key);
      if (part !== undefined && part.moves.length > mostMoves) this.#linkOne(key, part, source);
      const own = part?.linked?.connections.filter(({ at }) => at.path === path) ?? [];
      return own.flatMap((connection) => placed(connection, part?.moves ?? []) ?? []);
    });
  }

  /** Paths whose facts would make the picture more certain. */
  missing(): readonly string[] {
    return [...this.#lacking].flatMap((key) => [...(this.#parts.get(key)?.linked?.missing ?? [])]);
  }

  /** Judges what was linked anew, and tells of it. */
  tell(tell: TellPart, source: PartSource): void {
    for (const key of this.#untold) {
      const part = this.#parts.get(key);
      tell(key, part?.index ?? 0, part === undefined ? undefined : judged(part, source));
    }
    this.#untold.clear();
  }

  /** What all parts come to. */
  judgements(source: PartSource): readonly Judgement[] {
    return [...this.#parts.values()].flatMap((part) => judged(part, source) ?? []);
  }

  /** Drops what the module at `path` had a part in. */
  forget(path: string): void {
    for (const key of this.#lookers.of(path)) this.#unlinked.add(key);
  }

  /** A module is known as before, but for where everything stands: so is what its parts were judged to be. */
  move(move: Move): void {
    for (const key of this.#lookers.of(move.path)) {
      const part = this.#parts.get(key);
      const judgement = part?.judgement === undefined || this.#unlinked.has(key) ? undefined : movedJudgement(part.judgement, move);
      if (part === undefined || judgement === undefined) {
        this.#unlinked.add(key);
        continue;
      }
      part.judgement = judgement;
      part.moves = andThen(part.moves, { path: move.path, lines: move.lines, by: move.by });
      this.#leaveUntold(key);
      this.#linking += 1;
    }
  }

  /** Drops everything: what infrastructure says, or what imports mean, has changed. */
  forgetAll(): void {
    if (this.#areAllUnlinked) return;
    this.#areAllUnlinked = true;
    for (const key of this.#parts.keys()) this.#unlinked.add(key);
  }

  /** The rules are set otherwise: everything is judged again when it is asked for. */
  judgeAgain(): void {
    for (const [key, part] of this.#parts) {
      part.judgement = undefined;
      this.#leaveUntold(key);
      if (part.moves.length > 0) this.#unlinked.add(key);
    }
  }

  #arrange(paths: PathsOfParts): void {
    const before = this.#parts;
    this.#linking += 1;
    this.#paths = paths;
    this.#parts = new Map(paths.map((own, index) => [own.join('\0'), { paths: own, index, linked: undefined, judgement: undefined, moves: [] }]));
    for (const [key, part] of this.#parts) {
      const known = before.get(key);
      before.delete(key);
      part.linked = known?.linked;
      part.judgement = known?.judgement;
      part.moves = known?.moves ?? [];
      this.#leaveUntold(key);
      if (known === undefined) this.#unlinked.add(key);
    }
    for (const [key, { linked }] of before) this.#drop(key, linked);
  }

  #drop(key: string, linked: Linked | undefined): void {
    this.#lookers.forget(key);
    this.#lacking.delete(key);
    this.#shaped -= shapedIn(linked);
    this.#leaveUntold(key);
  }

  #leaveUntold(key: string): void {
    if (this.#isTold) this.#untold.add(key);
  }

  #linkOne(key: string, part: Part, { link: input }: PartSource): void {
    const touched = new Set(part.paths);
    const known: LinkInput['known'] = (path) => {
      touched.add(path);
      return input.known(path);
    };
    this.#drop(key, part.linked);
    part.linked = link({ ...input, known, relevant: new Set(part.paths) });
    part.judgement = undefined;
    part.moves = [];
    this.#lookers.set(key, touched);
    this.#shaped += shapedIn(part.linked);
    this.#linking += 1;
    if (part.linked.missing.size > 0) this.#lacking.add(key);
  }
}

function placed(connection: Connection, moves: readonly Shift[]): PlacedConnection | undefined {
  const { path, range } = connection.at;
  const start = moves.reduce<number | undefined>((at, move) => (at === undefined || move.path !== path ? at : moved(move, at)), range.start);
  return start === undefined ? undefined : { connection, start };
}

function judged(part: Part, { judging, infrastructure }: PartSource): Judgement | undefined {
  return part.linked === undefined ? undefined : (part.judgement ??= judge(judging, part.linked, infrastructure));
}

function shapedIn(linked: Linked | undefined): number {
  return linked?.entries.filter(({ evidence }) => evidence.kind === 'shape').length ?? 0;
}
