// Loaded into a process (`node --require`): writes the path of every file that is opened or read into the file READ_LOG.
const fs = require('node:fs');

const { appendFileSync } = fs;
let isLogging = false;

for (const name of ['readFileSync', 'openSync', 'readFile', 'open', 'createReadStream']) {
  const original = fs[name];
  fs[name] = (file, ...args) => {
    if (!isLogging && typeof file === 'string') {
      isLogging = true;
      appendFileSync(process.env.READ_LOG, `${file}\n`);
      isLogging = false;
    }
    return original(file, ...args);
  };
}
