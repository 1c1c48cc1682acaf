// Loaded into a process (`node --require`) to end it by SIGKILL at the step KILL_AT of its writing: before a call that
// changes the disk, or in the middle of a write; or as soon as the file KILL_AFTER has been opened or put in its place.
const fs = require('node:fs');

const killAt = Number(process.env.KILL_AT);
const killAfter = process.env.KILL_AFTER;
let step = 0;

function maybeDie() {
  step += 1;
  if (step === killAt) process.kill(process.pid, 'SIGKILL');
}

function dieAfter(file) {
  if (killAfter !== undefined && String(file).endsWith(killAfter)) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['mkdirSync', 'fsyncSync', 'renameSync', 'rmSync', 'rmdirSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    maybeDie();
    const result = original(...args);
    if (name === 'renameSync') dieAfter(args[1]);
    return result;
  };
}

const openSync = fs.openSync;
fs.openSync = (file, flags, ...rest) => {
  if (flags === 'wx') maybeDie();
  const descriptor = openSync(file, flags, ...rest);
  if (flags === 'wx') dieAfter(file);
  return descriptor;
};

const writeFileSync = fs.writeFileSync;
fs.writeFileSync = (file, content, ...rest) => {
  maybeDie();
  step += 1;
  if (step === killAt) {
    const bytes = Buffer.from(content);
    fs.writeSync(file, bytes, 0, Math.floor(bytes.length / 2));
    process.kill(process.pid, 'SIGKILL');
  }
  return writeFileSync(file, content, ...rest);
};
