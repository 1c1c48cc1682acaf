import type { Failure, HostMessage, Palette, PanelDiagram, PanelMessage } from '../../protocol/diagram.ts';
import { showCard } from './card.ts';
import { element } from './element.ts';
import type { Memory } from './memory.ts';
import { Painter } from './painter.ts';
import { onThemeChange, readPalette } from './palette.ts';
import { keepPictures } from './pictures.ts';
import type { Resources } from './resources.ts';
import { sayer, type Say } from './say.ts';
import { Stage, type Picture } from './stage.ts';
import { makeToolbar } from './toolbar.ts';

/** Drawing that takes longer than this, in milliseconds, is shown to be going on. */
const patience = 300;

type Init = Extract<HostMessage, { type: 'init' }>;
type Shown = Extract<HostMessage, { type: 'diagrams' }>;

/** The panel as a whole: what the host says, what is drawn of it, what the user does with it. */
export class Panel {
  readonly #post: (message: PanelMessage) => void;
  readonly #memory: Memory;
  readonly #painter: Painter;
  readonly #pictures = keepPictures();
  readonly #stage: Stage;
  readonly #toolbar;
  readonly #card = element('section', { class: 'card', role: 'status', hidden: '' });
  readonly #nothing = element('p', { class: 'nothing', hidden: '' });
  #palette: Palette;
  #say: Say | undefined;
  #timeoutSeconds = 5;
  #content: Shown | undefined;
  #selected = 0;
  /** Document and number of the diagram whose picture is on the stage. */
  #onStage = '';
  #busy: number | undefined;
  #shown: { readonly id: number; report(): void } = { id: 0, report: () => undefined };

  constructor(root: HTMLElement, resources: Resources, memory: Memory, post: (message: PanelMessage) => void) {
    this.#post = post;
    this.#memory = memory;
    this.#palette = readPalette(document);
    this.#stage = new Stage(resources, {
      shown: (id) => this.#showed(id),
      viewed: (view) => {
        this.#toolbar.scale(view.scale);
        this.#memory.remember(this.#selected, view);
      },
      link: (href) => post({ type: 'link', href }),
    });
    const stage = this.#stage;
    this.#toolbar = makeToolbar({
      pick: (index) => this.#pick(index),
      zoomIn: () => stage.zoomIn(),
      zoomOut: () => stage.zoomOut(),
      actualSize: () => stage.actualSize(),
      fit: () => stage.fit(),
    });
    const main = element('main', {}, stage.element, this.#nothing, this.#card);
    root.replaceChildren(this.#toolbar.element, main);
    this.#painter = new Painter(main, resources, () => this.#stage.reopen());
    onThemeChange(document, () => this.#themeChanged());
  }

  receive(message: HostMessage): void {
    switch (message.type) {
      case 'init':
        return this.#init(message);
      case 'diagrams':
        this.#content = message;
        return this.#select(message.selected);
      case 'select':
        if (message.selected !== this.#selected) this.#select(message.selected);
    }
  }

  #init({ language, phrases, timeoutSeconds }: Init): void {
    const say = sayer(phrases);
    document.documentElement.lang = language;
    this.#say = say;
    this.#timeoutSeconds = timeoutSeconds;
    this.#painter.timeoutSeconds = timeoutSeconds;
    this.#toolbar.name(say);
    this.#nothing.textContent = say('nothing');
    if (this.#content) this.#select(this.#selected);
  }

  #pick(index: number): void {
    if (!this.#content) return;
    this.#post({ type: 'picked', revision: this.#content.revision, index });
    this.#select(index);
  }

  #select(index: number): void {
    const { diagrams = [], document = '' } = this.#content ?? {};
    this.#selected = Math.min(index, Math.max(0, diagrams.length - 1));
    this.#memory.open(document, this.#selected);
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
    const diagram = this.#content?.diagrams[this.#selected];
    this.#nothing.hidden = diagram !== undefined || this.#content === undefined;
    if (!this.#content || !diagram) return this.#drawNothing();
    const job = { revision: this.#content.revision, index: this.#selected, diagram, palette: this.#palette };
    const key = `${JSON.stringify(this.#palette)}\n${diagram.source}`;
    const known = this.#pictures.get(key);
    if (known) {
      this.#painter.cancel();
      return this.#painted(job, known, true);
    }
    this.#showBusy();
    this.#painter.paint({
      source: diagram.source,
      palette: this.#palette,
      onPainted: (picture) => {
        this.#pictures.put(key, picture);
        this.#painted(job, picture, false);
      },
      onFailed: (failure) => this.#failed(job, failure),
    });
  }

  #drawNothing(): void {
    this.#painter.cancel();
    this.#showIdle();
    this.#onStage = '';
    this.#stage.clear();
    this.#hideCard();
  }

  #painted({ revision, index, diagram, palette }: Job, picture: Picture, cached: boolean): void {
    this.#showIdle();
    this.#hideCard();
    this.#onStage = this.#place(index);
    this.#shown = { id: this.#shown.id + 1, report: () => this.#post({ type: 'drawn', revision, index, kind: picture.kind, cached }) };
    this.#stage.show(this.#shown.id, picture, palette, this.#memory.view(index));
    if (this.#say) this.#stage.name(this.#say('picture', { title: diagram.title }), this.#say('pictureKeys'));
  }

  /** A picture is told of once, also when a new frame shows it again. */
  #showed(id: number): void {
    const { id: expected, report } = this.#shown;
    if (id !== expected) return;
    this.#shown = { id, report: () => undefined };
    report();
  }

  #failed({ revision, index, diagram }: Job, failure: Failure): void {
    this.#showIdle();
    if (this.#onStage === this.#place(index)) this.#stage.outdate();
    else this.#stage.clear();
    const content = { failure, diagram, timeoutSeconds: this.#timeoutSeconds, lastGood: !this.#stage.empty };
    const actions = {
      reveal: (line: number, character: number) => this.#post({ type: 'reveal', revision, index, line, character }),
      resume: () => {
        this.#painter.resume();
        this.#draw();
      },
    };
    if (this.#say) showCard(this.#card, content, this.#say, actions);
    this.#post({ type: 'failed', revision, index, ...failure });
  }

  #hideCard(): void {
    this.#card.hidden = true;
    this.#card.replaceChildren();
  }

  #place(index: number): string {
    return `${this.#content?.document ?? ''}#${index}`;
  }

  #showBusy(): void {
    this.#busy ??= window.setTimeout(() => this.#toolbar.busy(true), patience);
  }

  #showIdle(): void {
    window.clearTimeout(this.#busy);
    this.#busy = undefined;
    this.#toolbar.busy(false);
  }
}

interface Job {
  readonly revision: number;
  readonly index: number;
  readonly diagram: PanelDiagram;
  readonly palette: Palette;
}
