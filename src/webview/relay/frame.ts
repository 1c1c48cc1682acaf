import { papers } from '../picture/papers.ts';

/** A frame with an opaque origin: it runs our script and shares nothing with us but messages. */
export interface OpaqueFrame {
  readonly element: HTMLIFrameElement;
  /** @param handedOver what the message holds that is gone here afterwards */
  post(message: unknown, handedOver?: readonly ArrayBuffer[]): void;
  /** Ends it, whatever it is doing. */
  close(): void;
}

export interface FrameOptions {
  readonly name: string;
  /** For screen readers; frames without one are hidden from them. */
  readonly title?: string;
  readonly script: string;
  readonly nonce: string;
  /** Called with what the frame sends, unparsed. */
  readonly onMessage: (message: unknown) => void;
}

/**
 * Stricter than the relay's own policy: no `connect-src`, so nothing can be fetched. A frame made from text also inherits the
 * policy of the page around it, which knows one nonce; hence both use that.
 */
export function framePolicy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'`;
}

const style = [
  'html, body { margin: 0; height: 100%; overflow: hidden; background: transparent; }',
  '#paper { position: absolute; transform-origin: 0 0; }',
  '#paper.light, #paper.dark { outline: 12px solid; border-radius: 1px; }',
  ...Object.entries(papers).map(([name, color]) => `#paper.${name} { background: ${color}; outline-color: ${color}; }`),
  '#paper svg { display: block; overflow: visible; }',
  '[data-href] { text-decoration: underline; }',
  '.mark { position: absolute; box-sizing: border-box; border: 1px solid var(--match); border-radius: 2px; background: color-mix(in srgb, var(--match) 45%, transparent); mix-blend-mode: var(--blend); }',
  '.mark.current { outline: 2px solid var(--current); outline-offset: 1px; }',
  '.bench { position: absolute; top: 0; left: 0; opacity: 0; }',
  '.still *, .still *::before, .still *::after { animation: none !important; transition: none !important; }',
].join('\n');

/** Adds such a frame to `parent`. It reports by itself when it is ready. */
export function openFrame(parent: Element, { name, title, script, nonce, onMessage }: FrameOptions): OpaqueFrame {
  const element = document.createElement('iframe');
  element.className = name;
  element.tabIndex = -1;
  if (title === undefined) element.ariaHidden = 'true';
  else element.title = title;
  element.setAttribute('sandbox', 'allow-scripts');
  // eslint-disable-next-line no-restricted-syntax -- the frame's document is made of our own script and nonce, see frameDocument
  element.srcdoc = frameDocument(script, nonce);
  const listen = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== null && source === element.contentWindow) onMessage(data);
  };
  window.addEventListener('message', listen);
  parent.append(element);
  return {
    element,
    post: (message, handedOver = []) => element.contentWindow?.postMessage(message, '*', [...handedOver]),
    close() {
      window.removeEventListener('message', listen);
      element.remove();
    },
  };
}

/** Both texts are ours: a script that esbuild made, in which no closing tag can stand, and a nonce. */
function frameDocument(script: string, nonce: string): string {
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy(nonce)}"><style>${style}</style>`;
  return `<!DOCTYPE html><html><head>${head}</head><body><script nonce="${nonce}">${script}</script></body></html>`;
}
