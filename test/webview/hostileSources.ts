/** Calls the detector of isolation.browser.ts, by every way a script could be started. */
const call = 'top.hostilePlan()';
const payloads: readonly string[] = [
  `<script>${call}</script>`,
  `<img src=x onerror=${call}>`,
  `<img src="https://evil.example/pixel.png">`,
  `<svg onload=${call}></svg>`,
  `<a href="javascript:${call}">x</a>`,
  `<iframe src="https://evil.example/"></iframe>`,
  `<iframe srcdoc="<script>${call}</script>"></iframe>`,
  `<object data="https://evil.example/x.swf"></object>`,
  `<link rel=stylesheet href="https://evil.example/x.css">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<style>@import "https://evil.example/x.css";</style>`,
  `<video src="https://evil.example/x.mp4" autoplay></video>`,
  `<form action="https://evil.example/"><input autofocus onfocus=${call}></form>`,
  `<details open ontoggle=${call}>x</details>`,
  `<math><mtext><style><img src=x onerror=${call}></style></mtext></math>`,
];

/** Places of a grammar in which a user's own text stands. */
const places: readonly ((payload: string) => string)[] = [
  (text) => `flowchart LR\n  a["${text.replaceAll('"', "'")}"] --> b`,
  (text) => `flowchart LR\n  a -->|"${text.replaceAll('"', "'")}"| b`,
  (text) => `sequenceDiagram\n  A->>B: ${text}\n  Note over A: ${text}`,
  (text) => `stateDiagram-v2\n  state "${text.replaceAll('"', "'")}" as s1\n  s1 --> s2 : ${text}`,
  (text) => `classDiagram\n  class A["${text.replaceAll('"', "'")}"]\n  A : +${text}`,
  (text) => `---\ntitle: '${text.replaceAll("'", '"')}'\n---\nflowchart LR\n  accTitle: ${text}\n  accDescr: ${text}\n  a`,
];

/** Whole texts that go for the settings, the styles and the links. */
const special: readonly string[] = [
  `%%{init: {"securityLevel": "loose"}}%%\nflowchart LR\n  a["<img src=x onerror=${call}>"]\n  click a call hostilePlan()`,
  `---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n  dompurifyConfig: { ADD_TAGS: [script], ADD_ATTR: [onerror] }\n---\nflowchart LR\n  a["<img src=x onerror=${call}>"]`,
  `---\nconfig:\n  secure: []\n  securityLevel: loose\n---\nflowchart LR\n  a["<script>${call}</script>"]`,
  `flowchart LR\n  a --> b\n  click a "javascript:${call}"`,
  'flowchart LR\n  a --> b\n  click a href "https://evil.example/" _top',
  'flowchart LR\n  a --> b\n  click a href "command:workbench.action.terminal.new"',
  'flowchart LR\n  a@{ img: "https://evil.example/pixel.png", label: "x", w: 60, h: 60 }',
  '%%{init: {"themeCSS": "* { background: url(https://evil.example/a.png) } @import \'https://evil.example/b.css\';"}}%%\nflowchart LR\n  a',
  '%%{init: {"fontFamily": "x; } * { background: url(https://evil.example/f.png) } a {"}}%%\nflowchart LR\n  a',
  '%%{init: {"themeVariables": {"primaryColor": "url(https://evil.example/v.png)"}}}%%\nflowchart LR\n  a',
  'flowchart LR\n  a --> b\n  style a fill:url(https://evil.example/s.png),background-image:url(https://evil.example/t.png)',
  'flowchart LR\n  a:::bad\n  classDef bad fill:#fff,background:url(https://evil.example/c.png)',
  'flowchart LR\n  a["$$\\\\includegraphics{https://evil.example/k.png}$$"]',
  `flowchart LR\n  a["$$\\\\href{javascript:${call}}{x}$$"]`,
  `architecture-beta\n  service s(<img src=x onerror=${call}>)[x]`,
  `mindmap\n  root((<img src=x onerror=${call}>))\n    ::icon(x" onmouseover="${call})`,
  `gantt\n  section <img src=x onerror=${call}>\n  task :a, 2026-11-02, 1d\n  click a href "javascript:${call}"`,
  `erDiagram\n  A ||--o{ B : "<img src=x onerror=${call}>"`,
  '%%{init: {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}}%%\nflowchart LR\n  a',
  `journey\n  title <svg onload=${call}>\n  section s\n    t: 5: <img src=x onerror=${call}>`,
];

export const hostileSources: readonly string[] = [...payloads.flatMap((payload) => places.map((place) => place(payload))), ...special];
