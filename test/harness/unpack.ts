// Unpacking with what a bare Linux has: zlib of Node, and tar.
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { runProgram } from './program.ts';

/** Decompresses the Brotli file `from` into the file `to`. @throws when the data is cut short or not Brotli. */
export async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

/** Unpacks a `.tar` or `.tgz` file into an existing folder; `only` names entries of the archive. @throws ProgramError */
export async function unpackTar(archive: string, into: string, only: readonly string[] = []): Promise<void> {
  await runProgram('tar', ['-xf', archive, '--no-same-owner', '-C', into, ...only], { seconds: 300 });
}
