import * as vscode from 'vscode';
import type { HostMessage } from '../../../protocol/diagram.ts';
import { linkDestinationsRequest, linkDestinationsResult, type LinkTarget } from '../../../protocol/links.ts';
import { maxLinkedNodes, type NodeLink } from '../../../protocol/nodeLinks.ts';
import type { Shell } from '../../shell.ts';
import type { PlacedDiagram } from '../subject.ts';
import { allFindings, badgeOf, findingsAt } from './linkedFindings.ts';
import { nodesUnderCursor, type LinkedNode } from './nodesUnderCursor.ts';
import { openFinding, openTarget } from './openTarget.ts';

/** The diagram that a panel shows, by the numbers that the panel knows it by. */
export interface ShownDiagram {
  readonly revision: number;
  readonly index: number;
  readonly diagram: PlacedDiagram;
}

const longestLabel = 1_000;

/** What the nodes of a panel's diagram lead to, what is found there, and which of them the cursor is in; the panel is told whenever it changes. */
export class PanelLinks {
  readonly #panel: vscode.WebviewPanel;
  readonly #shell: Shell;
  readonly #post: (message: HostMessage) => void;
  #shown: ShownDiagram | undefined;
  #nodes: readonly LinkedNode[] = [];
  /** Nodes that are to be lit until the cursor moves. */
  #pointed: readonly string[] | undefined;
  #told = { links: '', light: '' };
  #asked = 0;

  constructor(panel: vscode.WebviewPanel, shell: Shell, post: (message: HostMessage) => void) {
    this.#panel = panel;
    this.#shell = shell;
    this.#post = post;
  }

  /** @param pointed nodes to light until the cursor moves, whatever it is in */
  show(shown: ShownDiagram | undefined, pointed: readonly string[] | undefined): void {
    this.#shown = shown;
    this.#pointed = pointed;
    this.#told = { links: '', light: '' };
    this.#light();
    void this.refresh();
  }

  /** Links may lead elsewhere now. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const shown = this.#shown;
    const nodes = shown === undefined ? [] : await this.#follow(shown.diagram);
    if (asked !== this.#asked) return;
    this.#nodes = nodes;
    this.tell();
    this.#light();
  }

  /** Findings may have changed. */
  tell(): void {
    if (this.#shown === undefined) return;
    const { revision, index } = this.#shown;
    const findings = this.#nodes.length === 0 ? [] : allFindings();
    const links = this.#nodes.map(({ id, label, written, targets }): NodeLink => ({ node: id, label, targets: [...written], findings: badgeOf(findingsAt(targets, findings)) }));
    this.#postOnce('links', { type: 'links', revision, index, links });
  }

  /** The cursor has moved. */
  moved(): void {
    this.#pointed = undefined;
    this.#light();
  }

  follow(message: { readonly revision: number; readonly index: number; readonly node: string }): void {
    const node = this.#nodeOf(message);
    if (node) void openTarget(node.targets, this.#panel);
  }

  findings(message: { readonly revision: number; readonly index: number; readonly node: string }): void {
    const node = this.#nodeOf(message);
    if (node) void openFinding(findingsAt(node.targets, allFindings()), this.#panel);
  }

  #nodeOf({ revision, index, node }: { readonly revision: number; readonly index: number; readonly node: string }): LinkedNode | undefined {
    const isShown = revision === this.#shown?.revision && index === this.#shown.index;
    return isShown ? this.#nodes.find(({ id }) => id === node) : undefined;
  }

  #light(): void {
    if (this.#shown === undefined) return;
    const { revision, index, diagram } = this.#shown;
    const editor = vscode.window.activeTextEditor;
    const nodes = this.#pointed ?? (editor === undefined ? [] : nodesUnderCursor(editor, diagram, this.#nodes));
    this.#postOnce('light', { type: 'light', revision, index, nodes: [...nodes] });
  }

  #postOnce(about: 'links' | 'light', message: HostMessage): void {
    const told = JSON.stringify(message);
    if (told === this.#told[about]) return;
    this.#told = { ...this.#told, [about]: told };
    this.#post(message);
  }

  async #follow({ uri, links, nodes }: PlacedDiagram): Promise<readonly LinkedNode[]> {
    if (links.length === 0 || this.#shell.server.state !== 'running') return [];
    try {
      const written = links.map(({ path, symbol }) => ({ path, symbol }));
      const { targets } = await this.#shell.server.request(linkDestinationsRequest, { uri: uri.toString(), links: written }, linkDestinationsResult);
      return nodes.flatMap(({ id, label }) => linkedNode(id, label, links, targets)).slice(0, maxLinkedNodes);
    } catch (error) {
      // The server died meanwhile: it asks again by coming back.
      this.#shell.log.debug(`No answer about the links of ${uri.toString()}: ${String(error)}`);
      return [];
    }
  }
}

function linkedNode(id: string, label: string, links: PlacedDiagram['links'], targets: readonly (LinkTarget | null)[]): readonly LinkedNode[] {
  const own = links.flatMap(({ node, symbol }, index) => {
    const target = targets[index];
    return node === id && target ? [{ target, written: symbol === null ? target.path : `${target.path}#${symbol}` }] : [];
  });
  if (own.length === 0) return [];
  return [{ id, label: label.slice(0, longestLabel), written: [...new Set(own.map(({ written }) => written.slice(0, longestLabel)))].slice(0, 20), targets: own.map(({ target }) => target) }];
}
