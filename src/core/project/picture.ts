import { judgeInfrastructure, judgeProject, takesAllTogether, type Judgement } from '../engine/judge.ts';
import { isTest } from '../link/paths.ts';
import type { Entry } from '../model/entry.ts';
import type { JudgedInfrastructure } from '../rule/index.ts';
import { Parts, type PartSource, type PathsOfParts, type PlacedConnection } from './parts.ts';
import type { FindingTable } from './findingTable.ts';
import type { Move } from './move.ts';

/** The order of what is found in one place: infrastructure, then part after part, then what takes them together. */
const ranks = { infrastructure: -1, together: 2 ** 32 };

const nothing: Judgement = { findings: [], crashes: 0 };

/** The project linked and judged with one set of values: those that are written, or those of an environment. */
export class Picture {
  readonly #parts: Parts;
  readonly #makeSource: () => PartSource;
  #source: PartSource | undefined;
  #infrastructure: Judgement | undefined;
  #takesAll: boolean | undefined;
  #entries: { readonly linking: number; readonly list: readonly Entry[] } | undefined;
  #together: { readonly linking: number; readonly judgement: Judgement } | undefined;

  /** `makeSource` is asked again whenever all was forgotten. `isTold`: what is judged is told by `tell`, and not only asked for as a whole. */
  constructor(makeSource: () => PartSource, { isTold }: { readonly isTold: boolean }) {
    this.#makeSource = makeSource;
    this.#parts = new Parts({ isTold });
  }

  entries(paths: PathsOfParts): readonly Entry[] {
    const parts = this.#linked(paths);
    if (this.#entries?.linking === parts.linking) return this.#entries.list;
    const list = parts.linked(this.#sourceOfParts()).flatMap(({ entries }) => entries);
    this.#entries = { linking: parts.linking, list };
    return list;
  }

  /** The connections that a module makes. */
  connectionsIn(path: string, parts: PathsOfParts): readonly PlacedConnection[] {
    return this.#linked(parts).connectionsIn(path, this.#sourceOfParts());
  }

  /** How many entries have nothing but their shape to tell of them. */
  shaped(parts: PathsOfParts): number {
    return this.#linked(parts).shaped;
  }

  /** Another number whenever something is linked otherwise. */
  linking(parts: PathsOfParts): number {
    return this.#linked(parts).linking;
  }

  /** Paths whose facts would make the picture more certain. */
  missing(parts: PathsOfParts): readonly string[] {
    return this.#linked(parts).missing();
  }

  /** Tells what is judged otherwise than when this was last asked. */
  tell(parts: PathsOfParts, table: FindingTable): void {
    table.say({ name: 'infrastructure', rank: ranks.infrastructure }, this.#ofInfrastructure());
    this.#linked(parts).tell((key, index, judgement) => table.say({ name: `part ${key}`, rank: index }, judgement), this.#sourceOfParts());
    table.say({ name: 'together', rank: ranks.together }, this.#ofAll(parts));
  }

  /** All that is judged. */
  judgements(parts: PathsOfParts): readonly Judgement[] {
    return [this.#ofInfrastructure(), ...this.#linked(parts).judgements(this.#sourceOfParts()), this.#ofAll(parts)];
  }

  /** The module at `path` is another. */
  forget(path: string): void {
    this.#parts.forget(path);
  }

  /** A module is known as before, but for where everything stands. */
  move(move: Move): void {
    this.#parts.move(move);
  }

  /** What infrastructure says decides about every module, and is told to every rule. */
  forgetAll(): void {
    this.#parts.forgetAll();
    this.#source = undefined;
    this.#infrastructure = undefined;
    this.#together = undefined;
  }

  /** The rules are set otherwise. */
  judgeAgain(): void {
    this.#parts.judgeAgain();
    this.#infrastructure = undefined;
    this.#takesAll = undefined;
    this.#together = undefined;
  }

  #sourceOfParts(): PartSource {
    return (this.#source ??= this.#makeSource());
  }

  #linked(parts: PathsOfParts): Parts {
    this.#parts.link(parts, this.#sourceOfParts());
    return this.#parts;
  }

  #ofInfrastructure(): Judgement {
    const { judging, infrastructure } = this.#sourceOfParts();
    return (this.#infrastructure ??= judgeInfrastructure(judging, deployed(infrastructure)));
  }

  /** Dear, so it is only done where a rule wants it. */
  #ofAll(paths: PathsOfParts): Judgement {
    const { judging, infrastructure } = this.#sourceOfParts();
    this.#takesAll ??= takesAllTogether(judging);
    if (!this.#takesAll) return nothing;
    const parts = this.#linked(paths);
    if (this.#together?.linking === parts.linking) return this.#together.judgement;
    const judgement = judgeProject(judging, { entries: this.entries(paths), connections: parts.linked(this.#sourceOfParts()).flatMap(({ connections }) => connections), ...infrastructure });
    this.#together = { linking: parts.linking, judgement };
    return judgement;
  }
}

/** What tests read or compare is never deployed. */
function deployed({ functions, resources }: JudgedInfrastructure): JudgedInfrastructure {
  return { functions: functions.filter(({ template }) => !isTest(template.path)), resources: resources.filter(({ template }) => !isTest(template.path)) };
}
