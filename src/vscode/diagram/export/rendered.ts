import { failureSentence } from '../../../core/diagram/failureSentence.ts';
import { fill } from '../../../core/language.ts';
import type { Failure } from '../../../protocol/failure.ts';
import { maxPngPixels, maxPngSide, type PictureLook } from '../../../protocol/picture.ts';
import { say, userLanguage } from '../../settings/language.ts';
import type { Rendering } from '../renderer.ts';
import { panelPhrases } from '../panelPhrases.ts';
import { timeoutSeconds } from '../webviewPage.ts';

/** The bytes of a picture's file; undefined where there are none. */
export function bytesOf(rendering: Rendering, { format }: PictureLook): Uint8Array | undefined {
  return rendering.type === 'rendered' ? Buffer.from(rendering.data, format === 'svg' ? 'utf8' : 'base64') : undefined;
}

/** Why there is no picture, in a sentence; empty where there is one. @param firstLine of the diagram in its document, from 0 */
export function reasonOf(rendering: Rendering, firstLine: number): string {
  switch (rendering.type) {
    case 'rendered':
      return '';
    case 'closed':
      return say('diagram.export.closed');
    case 'clipboardRefused':
      return say('diagram.copy.refused', { detail: rendering.detail });
    case 'tooManyPixels':
      return say('diagram.export.tooManyPixels', { width: rendering.width, height: rendering.height, side: maxPngSide, million: maxPngPixels / 1_000_000 });
    case 'notRendered':
      return whyNot(rendering.failure, firstLine);
  }
}

function whyNot(failure: Failure, firstLine: number): string {
  const phrases = panelPhrases(userLanguage());
  const at = { line: failure.line === null ? undefined : firstLine + failure.line + 1, seconds: timeoutSeconds() };
  return failureSentence((id, data) => fill(phrases[id], data), failure, at);
}
