import { judgeDiagrams, type Judgement, type Judging } from '../engine/judge.ts';
import { positionAt } from '../engine/locate.ts';
import type { Diagram, DiagramFileFacts, JudgedDiagram, JudgedLink, LinkTarget, ProjectLink } from '../model/diagram.ts';
import type { DiagramLinks, Followed, Target } from './diagramLinks.ts';
import type { FindingTable } from './findingTable.ts';
import { Lookers } from './lookers.ts';

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

const rank = 2 ** 33;

/**
 * What the rules say of diagrams, by file: a file is judged again when it changes, or when what its links lead to comes,
 * goes or gets another name.
 */
export class DiagramFindings {
  readonly #judging: Judging;
  readonly #links: DiagramLinks;
  readonly #files = new Map<string, DiagramFileFacts>();
  readonly #judged = new Map<string, Judged>();
  /** Which files have links that may lead to a path. */
  readonly #linking = new Lookers();
  /** Files that were changed, or whose links may lead elsewhere, since they were last told of. */
  readonly #stale = new Set<string>();
  /** Whether all are, and nothing was worked out since: files that come or go by the thousand do not each go through all diagrams. */
  #areAllStale = false;
  #targets: readonly Target[] | undefined;
  readonly #ledIn = new Map<string, readonly ProjectLink[]>();
  #led: readonly ProjectLink[] | undefined;

  constructor({ judging, links }: DiagramFindingsOptions) {
    this.#judging = judging;
    this.#links = links;
  }

  /** Takes the facts of a file; undefined for one that holds no diagrams any more. */
  set(path: string, facts: DiagramFileFacts | undefined): void {
    if (facts === undefined && !this.#files.delete(path)) return;
    if (facts !== undefined) this.#files.set(path, facts);
    else this.#judged.delete(path);
    this.#linking.set(path, new Set(facts === undefined ? [] : targetsIn(facts).flatMap(({ candidates }) => candidates)));
    this.#targets = undefined;
    this.#look(path);
  }

  /** Something happened to what links may lead to; without a path, to anything. */
  lookAgain(path?: string): void {
    if (this.#areAllStale) return;
    this.#areAllStale = path === undefined;
    for (const linking of path === undefined ? this.#files.keys() : this.#linking.of(path)) this.#look(linking);
  }

  /** The rules are set otherwise: everything is judged again when it is asked for. */
  judgeAgain(): void {
    this.#judged.clear();
    this.lookAgain();
  }

  /** What the links of all diagrams may mean: the same list until a file of diagrams changes. */
  targets(): readonly Target[] {
    return (this.#targets ??= [...this.#files.values()].flatMap(targetsIn));
  }

  /** Where the links of all diagrams lead: the same list until something may lead elsewhere, and of other files the same links. */
  led(): readonly ProjectLink[] {
    this.#areAllStale = false;
    return (this.#led ??= [...this.#files].flatMap(([path, facts]) => {
      const links = this.#ledIn.get(path) ?? facts.diagrams.flatMap((diagram) => this.#ledFrom(diagram, facts));
      this.#ledIn.set(path, links);
      return links;
    }));
  }

  /** Tells what is judged otherwise than when this was last asked. */
  tell(table: FindingTable): void {
    for (const path of this.#stale) {
      const facts = this.#files.get(path);
      table.say({ name: `diagrams ${path}`, rank }, facts === undefined ? undefined : this.#judge(facts));
    }
    this.#stale.clear();
    this.#areAllStale = false;
  }

  #look(path: string): void {
    this.#stale.add(path);
    this.#ledIn.delete(path);
    this.#led = undefined;
  }

  #ledFrom({ path, title, targets, outline, keyword, range }: Diagram, { lineStarts }: DiagramFileFacts): readonly ProjectLink[] {
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

function targetsIn({ diagrams }: DiagramFileFacts): readonly Target[] {
  return diagrams.flatMap(({ targets }) => targets.map(meant));
}

function meant({ link, candidates }: LinkTarget): Target {
  return { candidates, symbol: link.symbol };
}

function judged({ link }: LinkTarget, followed: Followed): JudgedLink {
  if (followed.kind === 'there') return { link, exists: true, named: followed.named };
  return { link, exists: followed.kind === 'nothing' ? false : undefined, named: undefined };
}
