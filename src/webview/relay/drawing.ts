import type { Failure, Palette, PanelDiagram, PanelMessage, View } from '../../protocol/diagram.ts';
import type { Outline } from '../../protocol/picture.ts';
import { showCard } from './card.ts';
import { element } from './element.ts';
import type { Painter } from './painter.ts';
import { keepPictures } from './pictures.ts';
import type { Say } from './say.ts';
import type { Picture, Stage } from './stage.ts';

/** Drawing that takes longer than this, in milliseconds, is shown to be going on. */
const patience = 300;
/** What a diagram says is asked when nobody has typed for so many milliseconds: the text is read once more for that. */
const rest = 300;

/** A diagram that is to be seen. */
export interface DrawJob {
  readonly revision: number;
  readonly index: number;
  /** The same as long as it is the same diagram, wherever it stands in its document. */
  readonly identity: string;
  readonly diagram: PanelDiagram;
  readonly palette: Palette;
  /** How it was last looked at. */
  view(): View | undefined;
}

export interface DrawingEvents {
  post(message: PanelMessage): void;
  busy(busy: boolean): void;
  outlined(outline: Outline | undefined): void;
  /** The user wants to try again what was given up. */
  again(): void;
}

/** Brings one diagram onto the stage, or says why not: the picture, and the card over it. */
export class Drawing {
  readonly card = element('section', { class: 'card', role: 'alert', hidden: '' });
  readonly #painter: Painter;
  readonly #stage: Stage;
  readonly #events: DrawingEvents;
  readonly #pictures = keepPictures();
  #say: Say | undefined;
  #timeoutSeconds = 5;
  /** Whose picture is on the stage. */
  #onStage = '';
  #busy: number | undefined;
  #rest: number | undefined;
  #shown: { readonly id: number; report(): void } = { id: 0, report: () => undefined };

  constructor(painter: Painter, stage: Stage, events: DrawingEvents) {
    this.#painter = painter;
    this.#stage = stage;
    this.#events = events;
  }

  speak(say: Say, timeoutSeconds: number): void {
    this.#say = say;
    this.#timeoutSeconds = timeoutSeconds;
    this.#painter.timeoutSeconds = timeoutSeconds;
  }

  draw(job: DrawJob | undefined): void {
    window.clearTimeout(this.#rest);
    if (job === undefined) return this.#drawNothing();
    const key = `${JSON.stringify(job.palette)}\n${job.diagram.source}`;
    const known = this.#pictures.get(key);
    if (known) {
      this.#painter.cancel();
      return this.#painted(job, known, { cached: true, ask: () => this.#askAgain(job, key, known) });
    }
    this.#showBusy();
    let picture: Picture | undefined;
    this.#painter.paint({
      source: job.diagram.source,
      palette: job.palette,
      onPainted: (painted) => {
        picture = painted;
        this.#pictures.put(key, picture);
        this.#painted(job, picture, { cached: false, ask: () => this.#painter.outline() });
      },
      onFailed: (failure) => this.#failed(job, failure),
      onOutlined: (outline) => {
        if (picture) this.#outlined(job, key, { ...picture, outline });
      },
    });
  }

  /**
   * Whoever typed on before a picture was asked what it says, and comes back to it: only what was painted last can be asked. By now
   * another text may be on its way to the screen, which must not wait.
   */
  #askAgain(job: DrawJob, key: string, picture: Picture): void {
    if (picture.outline !== undefined) return;
    this.#painter.paintLater({
      source: job.diagram.source,
      palette: job.palette,
      onPainted: () => this.#painter.outline(),
      onFailed: () => undefined,
      onOutlined: (outline) => this.#outlined(job, key, { ...picture, outline }),
    });
  }

  #outlined({ identity }: DrawJob, key: string, picture: Picture): void {
    this.#pictures.put(key, picture);
    if (this.#onStage === identity) this.#events.outlined(picture.outline);
  }

  /** The frame has put the picture of this number on the screen. It is told of once, also when a new frame shows it again. */
  showed(id: number): void {
    const { id: expected, report } = this.#shown;
    if (id !== expected) return;
    this.#shown = { id, report: () => undefined };
    report();
  }

  #drawNothing(): void {
    this.#painter.cancel();
    this.#showIdle();
    this.#onStage = '';
    this.#stage.clear();
    this.#events.outlined(undefined);
    this.#hideCard();
  }

  /** `ask`: asks what the picture says. */
  #painted({ revision, index, identity, diagram, palette, view }: DrawJob, picture: Picture, { cached, ask }: { readonly cached: boolean; readonly ask: () => void }): void {
    this.#showIdle();
    this.#hideCard();
    this.#onStage = identity;
    const report = (): void => {
      this.#events.post({ type: 'drawn', revision, index, kind: picture.kind, cached });
      this.#rest = window.setTimeout(ask, rest);
    };
    this.#shown = { id: this.#shown.id + 1, report };
    this.#stage.show(this.#shown.id, picture, palette, view());
    this.#events.outlined(picture.outline);
    if (this.#say) this.#stage.name(this.#say('picture', { title: diagram.title }), this.#say('pictureKeys'));
  }

  #failed({ revision, index, identity, diagram }: DrawJob, failure: Failure): void {
    this.#showIdle();
    if (this.#onStage === identity) this.#stage.outdate();
    else {
      this.#stage.clear();
      this.#events.outlined(undefined);
    }
    const content = { failure, diagram, timeoutSeconds: this.#timeoutSeconds, lastGood: !this.#stage.empty };
    const actions = {
      reveal: (line: number, character: number) => this.#events.post({ type: 'reveal', revision, index, line, character }),
      resume: () => {
        this.#painter.resume();
        this.#events.again();
      },
    };
    if (this.#say) showCard(this.card, content, this.#say, actions);
    this.#events.post({ type: 'failed', revision, index, ...failure });
  }

  #hideCard(): void {
    this.card.hidden = true;
    this.card.replaceChildren();
  }

  #showBusy(): void {
    this.#busy ??= window.setTimeout(() => this.#events.busy(true), patience);
  }

  #showIdle(): void {
    window.clearTimeout(this.#busy);
    this.#busy = undefined;
    this.#events.busy(false);
  }
}
