import * as fs from 'node:fs';
import * as path from 'node:path';
import { writeFiles } from '../../node/temporaryFolder.ts';

/** The folder that is linted, in its repository: what lies above it decides as well. */
export const shop = 'services/shop';

const eager = "import Redis from 'ioredis';\nexport const redis = new Redis({ commandTimeout: 900 });\nredis.on('error', console.error);\n";
const lazy = eager.replace('900', '900, lazyConnect: true');
const modules = [
  eager,
  lazy,
  // As long as the first, and right.
  eager.replace('commandTimeout: 900', 'lazyConnect:   true'),
  "import { redis } from './redis';\nexport const handler = async (event: { id: string }) => redis.get(event.id);\n",
  "import { redis } from '@stores/redis';\nexport const handler = async (event: { id: string }) => redis.get(event.id);\n",
  `${eager}export const handler = async (event: SQSEvent) => redis.get(event.id);\n`,
  eager.replace('export', '// archnotes-disable-next-line redis-eager-connect -- measured\nexport'),
  'export const price = (amount: number) => amount * 2;\n',
  'export const broken = (\n',
  // One thing in a .ts, another in a .tsx.
  eager.replace('new Redis', '<Redis>new Redis'),
  // In Python and TypeScript alike.
  'import redis\n',
  "import redis\nclient = redis.Redis(host='cache')\nclient.ping()\ndef handler(event, context):\n    return client.get(event['id'])\n",
  '\0\0binary',
];

const template = (handler: string): string => `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::Function
    Properties:
      Handler: ${handler}
      Runtime: nodejs20.x
      Timeout: 15
`;
const terraform = (handler: string): string => `resource "aws_lambda_function" "report" {
  function_name = "report"
  filename      = "build.zip"
  handler       = "src/${handler}"
  runtime       = "python3.12"
  timeout       = 900
}
`;
/** A page with a diagram, one of whose nodes leads somewhere. */
export const page = (target: string): string => `# Orders\n\n\`\`\`mermaid\nflowchart LR\n  A --> B\n  click A href "${target}"\n\`\`\`\n`;

/** What files may come to hold, by path from the top of the repository. */
export const contents: Readonly<Record<string, readonly string[]>> = {
  [`${shop}/src/redis.ts`]: modules,
  [`${shop}/src/placeOrder.ts`]: modules,
  [`${shop}/src/stores/redis.ts`]: modules,
  [`${shop}/src/stores/deep/er/cache.ts`]: modules,
  [`${shop}/lib/redis.ts`]: modules,
  [`${shop}/src/view.tsx`]: modules,
  [`${shop}/src/report.py`]: modules,
  [`${shop}/main.tf`]: [terraform('report.handler'), terraform('gone.handler'), 'resource "aws_lambda_function" {\n'],
  [`${shop}/serverless.yml`]: ['service: shop\nfunctions:\n  view:\n    handler: src/view.handler\n    timeout: 900\n', 'service: shop\n', template('src/view.handler')],
  [`${shop}/template.yaml`]: [template('src/placeOrder.handler'), template('src/redis.handler'), template('src/gone.handler'), 'a: [\n'],
  [`${shop}/package.json`]: ['{ "name": "shop", "dependencies": { "ioredis": "^5.4.0" } }\n', '{ "name": "shop", "dependencies": { "ioredis": "^4.0.0" } }\n', '{'],
  [`${shop}/tsconfig.json`]: ['{ "compilerOptions": { "baseUrl": ".", "paths": { "@stores/*": ["src/stores/*"] } } }\n', '{ "compilerOptions": { "baseUrl": ".", "paths": { "@stores/*": ["lib/*"] } } }\n'],
  [`${shop}/docs/page.md`]: [page('../src/redis.ts#redis'), page('../src/gone.ts'), page('../assets/logo.svg'), page('../src/redis.ts#oops'), '# Nothing\n'],
  [`${shop}/assets/logo.svg`]: ['<svg/>\n'],
  [`${shop}/notes.txt`]: ['read by nobody\n', 'still not\n'],
  [`${shop}/.gitignore`]: ['lib/\n', 'src/stores\n', '*.md\n', '# nothing\n'],
  [`${shop}/src/.gitignore`]: ['redis.ts\n', '!redis.ts\n', '/stores/deep\n'],
  [`${shop}/archnotes.json`]: ['{ "rules": { "redis-eager-connect": "off" } }\n', '{ "rules": { "redis-eager-connect": "error" } }\n', '{ "ignore": ["src/stores/**"] }\n', '{ "rules": 3 }\n'],
  ['archnotes.json']: ['{ "rules": { "redis-eager-connect": "info" } }\n', '{ "ignore": ["**/src/redis.ts"] }\n', '['],
  ['services/archnotes.json']: ['{ "rules": { "redis-eager-connect": "hint" } }\n'],
  ['.gitignore']: ['placeOrder.ts\n', '# nothing\n', 'services/shop/lib\n'],
  ['services/.gitignore']: ['stores/\n', '!stores/\n'],
  ['.git/info/exclude']: ['template.yaml\n', '# nothing\n'],
  ['.git/HEAD']: ['ref: refs/heads/main\n'],
  ['engine/worker.js']: ['// one\n', '// another version\n'],
};

/** Everything at its first. */
export const firstContents: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(contents).filter(([name]) => !/ignore$|archnotes\.json$|exclude$/.test(name)).map(([name, [first]]) => [name, first ?? '']));

type Pick = <Item>(items: readonly Item[]) => Item;

/** One thing that happens to a repository. */
type Edit = (repository: string, pick: Pick) => void;

const names = Object.keys(contents);
const deciding = names.filter((name) => /ignore$|archnotes\.json$|exclude$|HEAD$/.test(name));

/** Files that are there, of which the first are written again when all are gone; the engine's are only written, never removed. */
function present(repository: string): readonly string[] {
  const there = names.filter((name) => !name.startsWith('engine/') && fs.existsSync(path.join(repository, name)));
  if (there.length > 0) return there;
  writeFiles(repository, firstContents);
  return present(repository);
}

export const edits: Readonly<Record<string, Edit>> = {
  write: (repository, pick) => write(repository, pick(names), pick),
  'write what decides about others': (repository, pick) => write(repository, pick(deciding), pick),
  'write what decides about others into what is there': (repository, pick) => write(repository, pick([...present(repository).filter((name) => deciding.includes(name)), '.git/info/exclude']), pick),
  'write with the same size and time': (repository) => {
    const file = path.join(repository, shop, 'src/redis.ts');
    if (fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return;
    const { atime, mtime } = fs.statSync(file);
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.includes('commandTimeout: 900') ? text.replace('commandTimeout: 900', 'lazyConnect:   true') : text.replace('lazyConnect:   true', 'commandTimeout: 900'));
    fs.utimesSync(file, atime, mtime);
  },
  'write the same under other endings': (repository, pick) => {
    const content = pick(modules);
    for (const name of ['src/redis.ts', 'src/view.tsx', 'src/report.py']) {
      makeRoomFor(repository, `${shop}/${name}`);
      writeFiles(repository, { [`${shop}/${name}`]: content });
    }
  },
  remove: (repository, pick) => {
    fs.rmSync(path.join(repository, pick(present(repository))), { recursive: true });
  },
  'remove a folder': (repository, pick) => fs.rmSync(path.join(repository, shop, pick(['src/stores', 'lib', 'docs', 'assets', 'src/stores/deep'])), { recursive: true, force: true }),
  rename: (repository, pick) => {
    const [from, to] = [pick(present(repository)), pick(names.filter((name) => !name.startsWith('engine/')))];
    if (from === to) return;
    makeRoomFor(repository, to);
    fs.renameSync(path.join(repository, from), path.join(repository, to));
  },
  touch: (repository, pick) => fs.utimesSync(path.join(repository, pick(present(repository))), new Date(), new Date()),
  'leave or become a repository': (repository) => {
    const [here, away] = ['.git', 'git-away'].map((name) => path.join(repository, name));
    if (here === undefined || away === undefined) return;
    if (fs.existsSync(away)) fs.rmSync(here, { recursive: true, force: true });
    if (fs.existsSync(away)) fs.renameSync(away, here);
    else if (fs.existsSync(here)) fs.renameSync(here, away);
  },
  'touch everything': (repository) => {
    for (const name of present(repository)) fs.utimesSync(path.join(repository, name), new Date(1e12), new Date(1e12));
  },
  'put a link in the place of a file': (repository, pick) => {
    const [name, other] = [pick(present(repository)), pick(present(repository))];
    fs.rmSync(path.join(repository, name));
    if (name !== other) fs.symlinkSync(path.join(repository, other), path.join(repository, name));
  },
  'make an empty folder': (repository, pick) => fs.mkdirSync(path.join(repository, shop, pick(['src', 'empty', 'lib', 'empty/more'])), { recursive: true }),
  'turn rights': (repository, pick) => fs.chmodSync(path.join(repository, pick(present(repository))), pick([0o600, 0o644])),
  nothing: () => undefined,
};

function write(repository: string, name: string, pick: Pick): void {
  makeRoomFor(repository, name);
  writeFiles(repository, { [name]: pick(contents[name] ?? []) });
  // A number of milliseconds is what can be put back exactly.
  fs.utimesSync(path.join(repository, name), new Date(1e12), new Date(1e12));
}

/** What stands in the place of a file goes, and its folder comes. */
function makeRoomFor(repository: string, name: string): void {
  const file = path.join(repository, name);
  fs.rmSync(file, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(file), { recursive: true });
}
