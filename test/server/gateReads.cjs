// Loaded before the server: its worker opens no file with `gated` in its name until the file ARCHNOTES_TEST_GATE is there.
const fs = require('node:fs');
const threads = require('node:worker_threads');

if (threads.isMainThread) {
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(file, options) {
      super(file, { ...options, execArgv: [...options.execArgv, '--require', __filename] });
    }
  };
} else {
  const { openSync } = fs;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  fs.openSync = (file, ...rest) => {
    while (String(file).includes('gated') && !fs.existsSync(process.env.ARCHNOTES_TEST_GATE)) Atomics.wait(clock, 0, 0, 10);
    return openSync(file, ...rest);
  };
}
