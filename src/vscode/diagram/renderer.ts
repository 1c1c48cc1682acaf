import type { HostMessage, PanelMessage } from '../../protocol/diagram.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { PictureLook } from '../../protocol/picture.ts';

type RenderOrder = Extract<HostMessage, { type: 'render' }>;

/** What came of a picture: its data (SVG text, or PNG in base64), or why there is none. */
export type Rendering =
  | { readonly type: 'rendered'; readonly data: string }
  | { readonly type: 'notRendered'; readonly failure: Failure }
  | { readonly type: 'tooManyPixels'; readonly width: number; readonly height: number }
  | { readonly type: 'clipboardRefused'; readonly detail: string }
  /** The panel was closed meanwhile. */
  | { readonly type: 'closed' };

/** Asks a page for pictures. A page that is hidden forgets everything; what it did not answer it is asked again when it comes back. */
export class Renderer {
  readonly #post: (message: HostMessage) => void;
  readonly #waiting = new Map<number, { readonly order: RenderOrder; resolve(rendering: Rendering): void }>();
  #latest = 0;
  #ready = false;

  /** @param post sends to the page */
  constructor(post: (message: HostMessage) => void) {
    this.#post = post;
  }

  /** @param to where the picture is to go: here, or from the page into the clipboard */
  render(source: string, look: PictureLook, to: RenderOrder['to']): Promise<Rendering> {
    const order: RenderOrder = { type: 'render', id: ++this.#latest, source, look, to };
    return new Promise((resolve) => {
      this.#waiting.set(order.id, { order, resolve });
      if (this.#ready) this.#post(order);
    });
  }

  /** The page is there, or there again. */
  ready(): void {
    this.#ready = true;
    for (const { order } of this.#waiting.values()) this.#post(order);
  }

  heard(message: PanelMessage): void {
    switch (message.type) {
      case 'rendered':
      case 'notRendered':
      case 'tooManyPixels':
      case 'clipboardRefused':
        this.#waiting.get(message.id)?.resolve(message);
        this.#waiting.delete(message.id);
        return;
      default:
    }
  }

  close(): void {
    for (const { resolve } of this.#waiting.values()) resolve({ type: 'closed' });
    this.#waiting.clear();
  }
}
