import { sameDiagrams } from '../../core/diagram/sameDiagrams.ts';
import { patternScheme, type HostMessage, type PanelDiagram, type PanelMessage } from '../../protocol/diagram.ts';
import type { NodeLink } from '../../protocol/nodeLinks.ts';
import type { Palette } from '../messages/palette.ts';
import { Drawing } from './drawing.ts';
import { element } from './element.ts';
import { Exporter } from './exporter.ts';
import { Finder } from './finder.ts';
import { keepFocus } from './keepFocus.ts';
import type { Memory } from './memory.ts';
import { OutlineView } from './outlineView.ts';
import { Painter } from './painter.ts';
import { onThemeChange, readPalette } from './palette.ts';
import type { Resources } from './resources.ts';
import { sayer, type Say } from './say.ts';
import { Stage } from './stage.ts';
import { makeToolbar, type MenuChoice, type Toolbar } from './toolbar.ts';

type Init = Extract<HostMessage, { type: 'init' }>;
type Shown = Extract<HostMessage, { type: 'diagrams' }>;

/** The panel as a whole: what the host says, what is drawn of it, what the user does with it. */
export class Panel {
  readonly #post: (message: PanelMessage) => void;
  readonly #memory: Memory;
  readonly #stage: Stage;
  readonly #drawing: Drawing;
  readonly #exporter: Exporter;
  readonly #finder: Finder;
  readonly #outline = new OutlineView((node) => this.#onNode('revealNode', node));
  readonly #toolbar: Toolbar;
  readonly #nothing = element('p', { class: 'nothing', hidden: '' });
  #palette: Palette;
  #say: Say | undefined;
  #content: Shown | undefined;
  /** A number for each diagram of the content, which it keeps when others come and go around it. */
  #identities: readonly number[] = [];
  #latestIdentity = 0;
  #selected = 0;
  /** The diagram that links were told of. */
  #linkedTo = '';

  constructor(root: HTMLElement, resources: Resources, memory: Memory, post: (message: PanelMessage) => void) {
    this.#post = post;
    this.#memory = memory;
    this.#palette = readPalette(document);
    this.#stage = this.#makeStage(resources);
    this.#finder = new Finder(this.#stage);
    this.#toolbar = this.#makeToolbar();
    const board = element('div', { class: 'board' }, this.#stage.element, this.#nothing, this.#finder.element);
    const main = element('main', {}, board, this.#outline.element);
    const painter = new Painter(main, resources, () => this.#stage.reopen());
    this.#exporter = new Exporter(painter, this.#stage, post);
    this.#drawing = new Drawing(painter, this.#stage, {
      post,
      busy: (busy) => this.#toolbar.busy(busy),
      outlined: (outline) => this.#outline.show(outline),
      again: () => this.#draw(),
    });
    board.append(this.#drawing.card);
    root.replaceChildren(this.#toolbar.element, main);
    root.addEventListener('keydown', (event) => this.#key(event));
    keepFocus(root, this.#stage.element);
    onThemeChange(document, () => this.#themeChanged());
  }

  receive(message: HostMessage): void {
    switch (message.type) {
      case 'init':
        return this.#init(message);
      case 'diagrams':
        return this.#take(message);
      case 'select':
        return message.selected === this.#selected ? undefined : this.#select(message.selected);
      case 'links':
        return this.#isShown(message) ? this.#link(message.links) : undefined;
      case 'light':
        return this.#isShown(message) ? this.#stage.nodes.light(message.nodes) : undefined;
      case 'locked':
        this.#memory.lock(message.locked);
        return this.#toolbar.check('lock', message.locked);
      case 'find':
        return this.#finder.open();
      case 'render':
        return this.#exporter.render(message, this.#palette);
    }
  }

  #makeStage(resources: Resources): Stage {
    return new Stage(resources, {
      shown: (id) => this.#drawing.showed(id),
      hung: (id) => this.#drawing.hung(id),
      excused: () => this.#drawing.excused,
      viewed: (view) => {
        this.#toolbar.scale(view.scale);
        this.#memory.remember(this.#selected, view);
      },
      link: (href) => this.#post({ type: 'link', href }),
      follow: (node) => this.#onNode('follow', node),
      findings: (node) => this.#onNode('findings', node),
      text: (node) => this.#onNode('revealNode', node),
      nodesShown: (shown) => this.#content && this.#post({ type: 'nodes', revision: this.#content.revision, index: this.#selected, shown }),
      found: (query, boxes) => this.#finder.found(query, boxes),
      exported: (report) => this.#exporter.exported(report),
      key: (key) => {
        if (key === '/') this.#finder.open();
        return key === '/';
      },
    });
  }

  #makeToolbar(): Toolbar {
    const stage = this.#stage;
    return makeToolbar({
      pick: (index) => this.#pick(index),
      zoomIn: () => stage.zoomIn(),
      zoomOut: () => stage.zoomOut(),
      actualSize: () => stage.actualSize(),
      fit: () => stage.fit(),
      find: () => this.#finder.open(),
      choose: (item) => this.#choose(item),
    });
  }

  #choose(item: MenuChoice): void {
    if (item !== 'outline') return this.#post({ type: 'command', command: item });
    this.#outline.toggle();
    this.#toolbar.check('outline', this.#outline.seen);
  }

  /** Searching as in an editor; the event ends here, or VS Code would search as well. */
  #key(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'f' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#finder.open();
  }

  #init({ language, phrases, timeoutSeconds }: Init): void {
    const say = sayer(phrases);
    document.documentElement.lang = language;
    this.#say = say;
    this.#drawing.speak(say, timeoutSeconds);
    this.#toolbar.name(say);
    this.#finder.name(say);
    this.#stage.nodes.name(say);
    this.#outline.name(say);
    this.#nothing.textContent = say('nothing');
    if (this.#content) this.#select(this.#selected);
  }

  #isShown({ revision, index }: { readonly revision: number; readonly index: number }): boolean {
    return revision === this.#content?.revision && index === this.#selected;
  }

  #link(links: readonly NodeLink[]): void {
    this.#stage.nodes.link(links);
    this.#outline.link(links);
  }

  /** What leads from one diagram says nothing about another. */
  #forgetLinks(): void {
    this.#stage.nodes.clear();
    this.#outline.link([]);
  }

  #onNode(type: 'follow' | 'findings' | 'revealNode', node: string): void {
    if (this.#content) this.#post({ type, revision: this.#content.revision, index: this.#selected, node });
  }

  #pick(index: number): void {
    if (!this.#content) return;
    this.#post({ type: 'picked', revision: this.#content.revision, index });
    this.#select(index);
  }

  #take(content: Shown): void {
    const before = this.#content?.document === content.document ? this.#content.diagrams : [];
    const same = sameDiagrams(before.map(mark), content.diagrams.map(mark));
    this.#identities = same.map((index) => this.#identities[index ?? -1] ?? ++this.#latestIdentity);
    this.#content = content;
    this.#outline.leadsToText = !content.document.startsWith(`${patternScheme}:`);
    this.#select(content.selected);
  }

  #select(index: number): void {
    const { diagrams = [], document = '' } = this.#content ?? {};
    this.#selected = Math.min(index, Math.max(0, diagrams.length - 1));
    this.#memory.open(document, diagrams, this.#selected);
    if (this.#say) this.#toolbar.list(diagrams, this.#selected, this.#say);
    this.#draw();
  }

  #themeChanged(): void {
    const next = readPalette(document);
    if (JSON.stringify(next) === JSON.stringify(this.#palette)) return;
    this.#palette = next;
    this.#draw();
  }

  #draw(): void {
    const index = this.#selected;
    const { revision = 0, diagrams = [], document = '' } = this.#content ?? {};
    const diagram = diagrams[index];
    this.#nothing.hidden = diagram !== undefined || this.#content === undefined;
    const identity = `${document}#${this.#identities[index] ?? 0}`;
    if (identity !== this.#linkedTo) this.#forgetLinks();
    this.#linkedTo = identity;
    this.#drawing.draw(diagram && { revision, index, identity, diagram, palette: this.#palette, view: () => this.#memory.view(index) });
  }
}

function mark({ title, source }: PanelDiagram): { readonly title: string; readonly content: string } {
  return { title, content: source };
}
