import type { LineStarts } from './text.ts';

/** What is known of one Dockerfile, as far as it makes an image for Lambda. */
export interface DockerfileFacts {
  readonly kind: 'dockerfile';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  /** What `CMD` of the last stage says in its JSON form: for Lambda's base images, the handler. */
  readonly command: readonly string[] | undefined;
  /** Folders of the build context from which files are copied, as written, without those that other stages made. */
  readonly copied: readonly string[];
}
