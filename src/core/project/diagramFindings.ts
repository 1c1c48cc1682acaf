import { judgeDiagrams, type Judgement, type Judging } from '../engine/judge.ts';
import { positionAt } from '../engine/locate.ts';
import type { Diagram, DiagramFileFacts, JudgedDiagram, JudgedLink, LinkTarget, ProjectLink } from '../model/diagram.ts';
import type { DiagramLinks, Followed, Target } from './diagramLinks.ts';

interface Judged {
  readonly facts: DiagramFileFacts;
  /** What was known of the links' targets when it was judged. */
  readonly standing: string;
  readonly judgement: Judgement;
}

export interface DiagramFindingsOptions {
  readonly judging: Judging;
  readonly links: DiagramLinks;
}

/**
 * What the rules say of diagrams, by file: a file is judged again when it changes, or when what its links lead to comes,
 * goes or gets another name.
 */
export class DiagramFindings {
  readonly #judging: Judging;
  readonly #links: DiagramLinks;
  readonly #files = new Map<string, DiagramFileFacts>();
  readonly #judged = new Map<string, Judged>();

  constructor({ judging, links }: DiagramFindingsOptions) {
    this.#judging = judging;
    this.#links = links;
  }

  /** Takes the facts of a file; undefined for one that holds no diagrams any more. */
  set(path: string, facts: DiagramFileFacts | undefined): void {
    if (facts !== undefined) this.#files.set(path, facts);
    else if (this.#files.delete(path)) this.#judged.delete(path);
  }

  /** The rules are set otherwise: everything is judged again when it is asked for. */
  judgeAgain(): void {
    this.#judged.clear();
  }

  /** What the links of all diagrams may mean. */
  targets(): readonly Target[] {
    return [...this.#files.values()].flatMap(({ diagrams }) => diagrams.flatMap((diagram) => diagram.targets.map(meant)));
  }

  /** Where the links of all diagrams lead. */
  led(): readonly ProjectLink[] {
    return [...this.#files.values()].flatMap((facts) => facts.diagrams.flatMap((diagram) => this.#led(diagram, facts)));
  }

  judgements(): readonly Judgement[] {
    return [...this.#files.values()].map((facts) => this.#judge(facts));
  }

  #led({ path, title, targets, outline, keyword, range }: Diagram, { lineStarts }: DiagramFileFacts): readonly ProjectLink[] {
    if (targets.length === 0) return [];
    const ids = new Set(outline?.nodes.map(({ id }) => id));
    const diagramAt = positionAt(lineStarts, (keyword?.at ?? range).start);
    return targets.flatMap((target) => {
      const followed = ids.has(target.link.node) ? this.#links.follow(meant(target)) : undefined;
      if (followed?.kind !== 'there') return [];
      return [{ path, title, diagramAt, node: target.link.node, nodeAt: positionAt(lineStarts, target.link.nodeAt.start), destination: followed.destination }];
    });
  }

  #judge(facts: DiagramFileFacts): Judgement {
    const known = this.#judged.get(facts.path);
    const linked = facts.diagrams.map(({ targets }) => targets.map((target) => judged(target, this.#links.follow(meant(target)))));
    const standing = linked.flatMap((links) => links.map(({ exists, named }) => `${String(exists)} ${String(named)}`)).join();
    if (known?.facts === facts && known.standing === standing) return known.judgement;
    const diagrams = facts.diagrams.map((diagram, index): JudgedDiagram => ({ ...diagram, linked: linked[index] ?? [], neighbours: facts.diagrams }));
    const judgement = judgeDiagrams(this.#judging, diagrams);
    this.#judged.set(facts.path, { facts, standing, judgement });
    return judgement;
  }
}

function meant({ link, candidates }: LinkTarget): Target {
  return { candidates, symbol: link.symbol };
}

function judged({ link }: LinkTarget, followed: Followed): JudgedLink {
  if (followed.kind === 'there') return { link, exists: true, named: followed.named };
  return { link, exists: followed.kind === 'nothing' ? false : undefined, named: undefined };
}
