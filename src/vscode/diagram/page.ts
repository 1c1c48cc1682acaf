import { html } from './html.ts';

/** What the page of the panel is made of. All of it is the extension's own; nothing from a workspace gets in here. */
export interface PageParts {
  /** `webview.cspSource` */
  readonly cspSource: string;
  /** 128 random bits, new for each page. */
  readonly nonce: string;
  /** Addresses of the panel's script and style sheet, and of the folder of all its scripts, ending in a slash. */
  readonly script: string;
  readonly style: string;
  readonly base: string;
}

/**
 * Nothing but the webview's own resources can be reached: the script, which fetches (`connect-src`) the texts of its frames' scripts, and
 * the style sheet. Inline styles and `data:` images are for the pictures: the frames inherit this policy.
 */
export function pagePolicy({ cspSource, nonce }: Pick<PageParts, 'cspSource' | 'nonce'>): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `connect-src ${cspSource}`,
    `style-src ${cspSource} 'unsafe-inline'`,
    'img-src data:',
    'font-src data:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** The page of the panel. Its script fills it. */
export function pageHtml(parts: PageParts): string {
  return html`<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(parts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${parts.style}">
<title>Archnotes</title>
</head>
<body>
<script nonce="${parts.nonce}" src="${parts.script}" data-base="${parts.base}"></script>
</body>
</html>`;
}
