import { cdk } from './cdk/index.ts';
import type { CodeDialect } from './codeDialect.ts';
import { serverlessTs } from './serverlessTs/index.ts';
import { sst } from './sst/index.ts';

/** Every way of writing infrastructure in TypeScript or JavaScript that is understood. */
export const codeDialects: readonly CodeDialect[] = [cdk, sst, serverlessTs];
