import type { HostMessage, PanelMessage } from '../../protocol/diagram.ts';
import type { Palette } from '../messages/palette.ts';
import type { PictureReport } from '../messages/pictureReport.ts';
import type { Painter } from './painter.ts';
import { exportPalette } from './palette.ts';
import type { Stage } from './stage.ts';

export type RenderOrder = Extract<HostMessage, { type: 'render' }>;
type ExportReport = Extract<PictureReport, { type: 'exported' | 'notExported' | 'tooManyPixels' }>;

/** Takes pictures out: has them painted, made portable by the picture's frame, and sent to the extension or put into the clipboard. */
export class Exporter {
  readonly #painter: Painter;
  readonly #stage: Stage;
  readonly #post: (message: PanelMessage) => void;
  /** What is on its way, by the extension's number. */
  readonly #orders = new Map<number, RenderOrder>();

  constructor(painter: Painter, stage: Stage, post: (message: PanelMessage) => void) {
    this.#painter = painter;
    this.#stage = stage;
    this.#post = post;
  }

  /** @param current the editor's colours */
  render(order: RenderOrder, current: Palette): void {
    const { id, source, look } = order;
    const palette = exportPalette(current, look.theme);
    this.#orders.set(id, order);
    this.#painter.paintLater({
      source,
      palette,
      onPainted: ({ svg, width, height, canvas }) => this.#stage.order({ type: 'export', id, svg, width, height, canvas, palette, look }),
      onFailed: (failure) => this.#answer({ type: 'notRendered', id, failure }),
    });
  }

  /** Takes what the picture's frame says about it. */
  exported(report: ExportReport): void {
    const order = this.#orders.get(report.id);
    if (order === undefined) return;
    switch (report.type) {
      case 'exported':
        return order.to === 'host' ? this.#answer({ type: 'rendered', id: report.id, data: report.data }) : void this.#copy(report.id, report.data);
      case 'notExported':
        return this.#answer({ type: 'notRendered', id: report.id, failure: { reason: 'internal', detail: report.detail, line: null, character: null } });
      case 'tooManyPixels':
        return this.#answer(report);
    }
  }

  async #copy(id: number, png: string): Promise<void> {
    try {
      // A page that is not looked at may not write to the clipboard.
      window.focus();
      const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
      this.#answer({ type: 'rendered', id, data: '' });
    } catch (error) {
      this.#answer({ type: 'clipboardRefused', id, detail: String(error).slice(0, 400) });
    }
  }

  #answer(message: Extract<PanelMessage, { id: number }>): void {
    this.#orders.delete(message.id);
    this.#post(message);
  }
}
