// A workspace that takes a while to read.
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** Writes so many modules that use ioredis into a folder of the workspace. */
export function writeManyFiles(workspace: string, count: number): void {
  const folder = path.join(workspace, 'src', 'many');
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    writeFileSync(path.join(folder, `module${index}.ts`), `import Redis from 'ioredis';\nexport const make${index} = () => new Redis({ lazyConnect: true });\n`);
  }
}
