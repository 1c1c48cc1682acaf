import type { Language } from '../../../core/model/text.ts';
import { html } from '../html.ts';

export interface PrintParts {
  readonly language: Language;
  readonly title: string;
  /** How to print it; is not printed itself. */
  readonly hint: string;
  readonly svg: string;
}

const style = [
  'body { margin: 24px; color: #1f1f1f; background: #ffffff; font-family: system-ui, sans-serif; }',
  'h1 { margin: 0 0 16px; font-size: 18px; }',
  '.hint { color: #595959; font-size: 13px; }',
  'img { display: block; max-width: 100%; height: auto; }',
  '@page { margin: 15mm; }',
  // The picture gets what the title leaves of one page, whichever way round the paper lies.
  '@media print { body { display: flex; flex-direction: column; height: 100vh; margin: 0; overflow: hidden; } .hint { display: none; } img { flex: 0 1 auto; align-self: flex-start; min-height: 0; object-fit: contain; object-position: left top; } }',
].join('\n');

/** A page with one diagram, complete in itself: no script, nothing to load. The picture is an image, in which nothing can run. */
export function printPage({ language, title, hint, svg }: PrintParts): string {
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p class="hint">${hint}</p>
<img alt="${title}" src="data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}">
</body>
</html>
`;
}
