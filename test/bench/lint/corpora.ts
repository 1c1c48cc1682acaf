// The folders that are linted: checkouts of real repositories, or a workspace made here.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

export interface Corpus {
  readonly name: string;
  readonly folder: string;
}

const samples = ['aws-samples__serverless-patterns', 'serverless__examples'];
const large = [...samples, 'medusajs__medusa', 'payloadcms__payload', 'microsoft__playwright'];

/**
 * The corpora whose checkouts lie in `folder` under these names, each as a folder of its own: `samples`, `all`.
 * Gives a sentence for each that is not whole.
 */
export function checkouts(folder: string): { readonly corpora: readonly Corpus[]; readonly absent: readonly string[] } {
  const sets = [{ name: 'samples', names: samples }, { name: 'all', names: large }];
  const missing = ({ name, names }: { readonly name: string; readonly names: readonly string[] }): readonly string[] => names.filter((each) => !existsSync(path.join(folder, name, each)));
  return {
    corpora: sets.filter((set) => missing(set).length === 0).map(({ name }) => ({ name, folder: path.join(folder, name) })),
    absent: sets.flatMap((set) => (missing(set).length === 0 ? [] : [`Without the corpus ${set.name}: ${missing(set).join(', ')} not in ${path.join(folder, set.name)}.`])),
  };
}

/** Functions in one folder, each a handler, what it calls, and a client; and modules that have to do with none. */
const filesOfOne = 10;

/** Makes a workspace of about `files` files, a tenth of which are about a Lambda function with a client. */
export async function syntheticWorkspace(files: number): Promise<Corpus> {
  const folder = await mkdtemp(path.join(tmpdir(), 'archnotes-workspace-'));
  for (let index = 0; index < files / filesOfOne; index += 1) {
    const service = path.join(folder, `service${String(index)}`);
    await mkdir(path.join(service, 'src'), { recursive: true });
    await writeFile(path.join(service, 'template.yaml'), `Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }\n`);
    await writeFile(path.join(service, 'src', 'orders.ts'), "import { read } from './carts';\nexport const handler = async () => read();\n");
    await writeFile(path.join(service, 'src', 'carts.ts'), "import { redis } from './redis';\nexport const read = async () => redis.get('cart');\n");
    await writeFile(path.join(service, 'src', 'redis.ts'), "import Redis from 'ioredis';\nexport const redis = new Redis();\n");
    for (let other = 4; other < filesOfOne; other += 1) {
      const lines = Array.from({ length: 120 }, (_, line) => `export function price${String(line)}(amount: number): number {\n  return amount * ${String(line)} + offset;\n}`);
      await writeFile(path.join(service, 'src', `prices${String(other)}.ts`), `import { offset } from './prices${String(other === 4 ? 5 : 4)}';\n${lines.join('\n')}\n`);
    }
  }
  return { name: `${String(files)} synthetic files`, folder };
}
