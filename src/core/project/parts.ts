import { judge, type Judgement, type Judging } from '../engine/judge.ts';
import { link, type Linked, type LinkInput } from '../link/link.ts';
import type { JudgedInfrastructure } from '../rule/index.ts';

/** Modules that imports join, and what they come to. */
export interface Part {
  readonly linked: Linked;
  readonly judgement: () => Judgement;
}

interface KnownPart {
  readonly linked: Linked;
  /** Every module that was looked at, known or not. */
  readonly touched: ReadonlySet<string>;
}

/** What parts are made from. */
export interface PartSource {
  readonly link: Omit<LinkInput, 'relevant'>;
  readonly judging: Judging;
  readonly infrastructure: JudgedInfrastructure;
}

/** The parts of a project, each linked and judged when it is asked for, and kept until a module that was looked at changes. */
export class Parts {
  #known = new Map<string, KnownPart>();
  #judged = new WeakMap<Linked, Judgement>();
  #latest: { readonly parts: readonly (readonly string[])[]; readonly list: readonly Part[] } | undefined;
  readonly #keys = new WeakMap<readonly string[], string>();

  /** The parts of these modules. What is kept of others is dropped. */
  of(parts: readonly (readonly string[])[], source: PartSource): readonly Part[] {
    if (this.#latest?.parts === parts) return this.#latest.list;
    const before = this.#known;
    this.#known = new Map(
      parts.map((paths) => {
        const key = this.#keyOf(paths);
        return [key, before.get(key) ?? linkedPart(paths, source)];
      }),
    );
    this.#latest = { parts, list: [...this.#known.values()].map(({ linked }) => ({ linked, judgement: () => this.#judge(linked, source) })) };
    return this.#latest.list;
  }

  /** Drops what the module at `path` had a part in. Says whether anything was dropped. */
  forget(path: string): boolean {
    let dropped = false;
    for (const [key, { touched }] of this.#known) {
      if (touched.has(path)) dropped = this.#known.delete(key) || dropped;
    }
    if (dropped) this.#latest = undefined;
    return dropped;
  }

  /** Drops everything: what infrastructure says, or what imports mean, has changed. */
  forgetAll(): void {
    this.#known.clear();
    this.#latest = undefined;
  }

  /** The rules are set otherwise: everything is judged again when it is asked for. */
  judgeAgain(): void {
    this.#judged = new WeakMap();
  }

  #judge(linked: Linked, { judging, infrastructure }: PartSource): Judgement {
    const judgement = this.#judged.get(linked) ?? judge(judging, linked, infrastructure);
    this.#judged.set(linked, judgement);
    return judgement;
  }

  #keyOf(paths: readonly string[]): string {
    const key = this.#keys.get(paths) ?? paths.join('\0');
    this.#keys.set(paths, key);
    return key;
  }
}

function linkedPart(paths: readonly string[], { link: input }: PartSource): KnownPart {
  const touched = new Set(paths);
  const known: LinkInput['known'] = (path) => {
    touched.add(path);
    return input.known(path);
  };
  return { linked: link({ ...input, known, relevant: new Set(paths) }), touched };
}
