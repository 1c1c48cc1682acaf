import * as path from 'node:path';

/** The worker's bundle: it lies beside the bundles that start it (`server.js`, `cli.js`). */
export const workerFile = path.join(__dirname, 'worker.js');
