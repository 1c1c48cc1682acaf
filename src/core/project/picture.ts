import { judgeInfrastructure, judgeProject, type Judgement } from '../engine/judge.ts';
import type { Entry } from '../model/entry.ts';
import { Parts, type Part, type PartSource } from './parts.ts';

type PathsOfParts = readonly (readonly string[])[];

/** What the parts come to together. */
interface Whole {
  readonly list: readonly Part[];
  readonly entries: readonly Entry[];
  readonly judgement: () => Judgement;
}

/** The project linked and judged with one set of values: those that are written, or those of an environment. */
export class Picture {
  readonly #parts = new Parts();
  readonly #makeSource: () => PartSource;
  #source: PartSource | undefined;
  #infrastructure: Judgement | undefined;
  #whole: Whole | undefined;

  /** `makeSource` is asked again whenever all was forgotten. */
  constructor(makeSource: () => PartSource) {
    this.#makeSource = makeSource;
  }

  entries(parts: PathsOfParts): readonly Entry[] {
    return this.#together(parts).entries;
  }

  /** Paths whose facts would make the picture more certain. */
  missing(parts: PathsOfParts): readonly string[] {
    return this.#list(parts).flatMap(({ linked }) => [...linked.missing]);
  }

  judgements(parts: PathsOfParts): readonly Judgement[] {
    const { judging, infrastructure } = this.#sourceOfParts();
    this.#infrastructure ??= judgeInfrastructure(judging, infrastructure);
    return [this.#infrastructure, ...this.#list(parts).map(({ judgement }) => judgement()), this.#together(parts).judgement()];
  }

  /** The module at `path` is another. */
  forget(path: string): void {
    this.#parts.forget(path);
  }

  /** What infrastructure says decides about every module, and is told to every rule. */
  forgetAll(): void {
    this.#parts.forgetAll();
    this.#source = undefined;
    this.#infrastructure = undefined;
    this.#whole = undefined;
  }

  /** The rules are set otherwise. */
  judgeAgain(): void {
    this.#parts.judgeAgain();
    this.#infrastructure = undefined;
    this.#whole = undefined;
  }

  #sourceOfParts(): PartSource {
    return (this.#source ??= this.#makeSource());
  }

  #list(parts: PathsOfParts): readonly Part[] {
    return this.#parts.of(parts, this.#sourceOfParts());
  }

  #together(parts: PathsOfParts): Whole {
    const list = this.#list(parts);
    if (this.#whole?.list === list) return this.#whole;
    const { judging, infrastructure } = this.#sourceOfParts();
    const entries = list.flatMap(({ linked }) => linked.entries);
    const connections = list.flatMap(({ linked }) => linked.connections);
    let judgement: Judgement | undefined;
    return (this.#whole = { list, entries, judgement: () => (judgement ??= judgeProject(judging, { entries, connections, ...infrastructure })) });
  }
}
