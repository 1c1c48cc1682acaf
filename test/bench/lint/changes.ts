// Files of a checkout that are changed for one run, and put back.
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What a linter of handlers and clients parses. */
const telling = /aws-cdk-lib|boto3|ioredis/;
const code = /\.(?:[jt]s|py)$/;

/**
 * Adds a comment to as many source files that are parsed, spread over the folder, and gives what puts them back.
 * @param words of the comment: others in each run, so that no cache knows the files
 */
export function changeFiles(folder: string, count: number, words: string): () => void {
  const files = parsedFiles(folder);
  const chosen = Array.from({ length: Math.min(count, files.length) }, (_, index) => files[Math.floor((index * files.length) / count)] ?? '');
  const before = chosen.map((file) => ({ file, content: fs.readFileSync(file) }));
  for (const { file, content } of before) fs.writeFileSync(file, Buffer.concat([content, Buffer.from(`\n${file.endsWith('.py') ? '#' : '//'} ${words}\n`)]));
  return () => {
    for (const { file, content } of before) fs.writeFileSync(file, content);
  };
}

const known = new Map<string, readonly string[]>();

function parsedFiles(folder: string): readonly string[] {
  const files = known.get(folder) ?? [...filesBelow(folder)].filter((file) => telling.test(fs.readFileSync(file, 'utf8'))).sort();
  known.set(folder, files);
  return files;
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) yield* filesBelow(file);
    else if (entry.isFile() && code.test(entry.name)) yield file;
  }
}
