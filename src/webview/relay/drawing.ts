import type { PanelDiagram, PanelMessage, View } from '../../protocol/diagram.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { Palette } from '../messages/palette.ts';
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

/** A picture, and what it is a picture of. */
interface Shown {
  readonly job: DrawJob;
  readonly picture: Picture;
}

interface Showing {
  readonly id: number;
  /** What the screen is to have with it; none once it has it. */
  readonly shown?: Shown;
  report(): void;
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
  /** Whose picture is on the stage, and which: {@link keyOf}. */
  #onStage = '';
  #keyOnStage = '';
  #busy: number | undefined;
  #rest: number | undefined;
  #shown: Showing = { id: 0, report: () => undefined };
  /** What the pictures are of, by number, that a frame may still be busy with: the last one, and those before it that were not seen. */
  readonly #given = new Map<number, DrawJob>();
  /** What is wanted on the screen, whatever has come of it so far. */
  #wanted: DrawJob | undefined;
  /** The last picture that the screen has had. */
  #good: Shown | undefined;

  constructor(painter: Painter, stage: Stage, events: DrawingEvents) {
    this.#painter = painter;
    this.#stage = stage;
    this.#events = events;
  }

  speak(say: Say, timeoutSeconds: number): void {
    this.#say = say;
    this.#timeoutSeconds = timeoutSeconds;
    this.#painter.timeoutSeconds = timeoutSeconds;
    this.#stage.timeoutSeconds = timeoutSeconds;
  }

  draw(job: DrawJob | undefined): void {
    window.clearTimeout(this.#rest);
    this.#wanted = job;
    if (job === undefined) return this.#drawNothing();
    const key = keyOf(job);
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
        if (picture) this.#outlined(key, { ...picture, outline });
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
      onOutlined: (outline) => this.#outlined(key, { ...picture, outline }),
    });
  }

  /** By now another text of the same diagram may be on the screen. */
  #outlined(key: string, picture: Picture): void {
    this.#pictures.put(key, picture);
    if (this.#onStage !== '' && this.#keyOnStage === key) this.#events.outlined(picture.outline);
  }

  /** The frame has put the picture of this number on the screen. It is told of once, also when a new frame shows it again. */
  showed(id: number): void {
    const { id: expected, shown, report } = this.#shown;
    if (id !== expected) return;
    this.#good = shown ?? this.#good;
    this.#shown = { id, report: () => undefined };
    for (const earlier of this.#given.keys()) if (earlier < id) this.#given.delete(earlier);
    report();
  }

  /** See {@link PictureFrameEvents}. */
  get excused(): boolean {
    return this.#painter.drawing;
  }

  /**
   * The picture of this number, if any, does not come onto the screen, or not again in a new frame. Where it is the one that was to be
   * there, the one before takes its place, and a card says so.
   */
  hung(id: number | undefined): void {
    const job = id === undefined ? undefined : this.#given.get(id);
    if (job === undefined) return this.#painter.restart();
    const key = keyOf(job);
    this.#pictures.drop(key);
    // A new frame cannot show it either.
    if (this.#good && keyOf(this.#good.job) === key) this.#good = undefined;
    // By now another may have its place, or the same one once more.
    const last = this.#onStage !== '' && this.#keyOnStage === key ? this.#given.get(this.#shown.id) : undefined;
    if (last) this.#fallBack();
    const failure = this.#painter.blame(job.diagram.source);
    if (last && last === this.#wanted) this.#failed(last, failure);
  }

  #fallBack(): void {
    this.#onStage = '';
    if (this.#good && this.#good.job.identity === this.#wanted?.identity) return this.#restore(this.#good);
    this.#stage.clear();
    this.#events.outlined(undefined);
  }

  #restore({ job, picture }: Shown): void {
    this.#onStage = job.identity;
    this.#keyOnStage = keyOf(job);
    this.#shown = { id: this.#shown.id + 1, shown: { job, picture }, report: () => undefined };
    this.#given.set(this.#shown.id, job);
    this.#stage.show(this.#shown.id, picture, job.palette, job.view());
    this.#events.outlined(picture.outline);
    if (!this.card.hidden) this.#stage.outdate();
  }

  #drawNothing(): void {
    this.#painter.cancel();
    this.#showIdle();
    this.#onStage = '';
    this.#good = undefined;
    this.#stage.clear();
    this.#events.outlined(undefined);
    this.#hideCard();
  }

  /** `ask`: asks what the picture says. */
  #painted(job: DrawJob, picture: Picture, { cached, ask }: { readonly cached: boolean; readonly ask: () => void }): void {
    const { revision, index, identity, diagram, palette, view } = job;
    this.#showIdle();
    this.#hideCard();
    this.#onStage = identity;
    this.#keyOnStage = keyOf(job);
    const report = (): void => {
      this.#events.post({ type: 'drawn', revision, index, kind: picture.kind, cached });
      this.#rest = window.setTimeout(ask, rest);
    };
    this.#shown = { id: this.#shown.id + 1, shown: { job, picture }, report };
    this.#given.set(this.#shown.id, job);
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

/** A picture depends on its text and on the colours around it. */
function keyOf({ palette, diagram }: DrawJob): string {
  return `${JSON.stringify(palette)}\n${diagram.source}`;
}
