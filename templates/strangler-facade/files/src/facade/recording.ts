import { Transform } from 'node:stream';

/** Bytes. Larger answers are passed on, but not compared. */
export const recordingLimit = 1024 * 1024;

/** Keeps a copy of a body that streams by. */
export class BodyRecorder {
  #chunks: Buffer[] = [];
  #length = 0;

  add(chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length <= recordingLimit) this.#chunks.push(chunk);
    else this.#chunks = [];
  }

  /** A stream that passes everything on and adds it. */
  tap(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.add(chunk);
        done(null, chunk);
      },
    });
  }

  /** The whole body; undefined where it was too large to keep. */
  bytes(): Buffer | undefined {
    return this.#length <= recordingLimit ? Buffer.concat(this.#chunks) : undefined;
  }
}
