// Runs forms of client code, as Lambda runs a module: loads each file and looks on. Usage, with an IPC channel:
// node environment.cjs '{"files": ["/a/1.cjs"], "ports": [40001], "unheard": false}'. Tells all it saw when it is asked, or when an
// error that nobody hears has had its effect.
'use strict';
const { AsyncLocalStorage } = require('node:async_hooks');
const net = require('node:net');
const timers = require('node:timers');
const { pathToFileURL } = require('node:url');

const { files, ports, unheard } = JSON.parse(process.argv[2]);
const current = new AsyncLocalStorage();
const seen = { errors: {}, late: [], timers: Object.fromEntries(files.map((file) => [file, []])), elsewhere: [], origin: undefined, logged: false };

// A timer belongs to the form whose code led to it.
function noteTimer(delay) {
  const file = current.getStore();
  if (file !== undefined && Number.isFinite(delay)) seen.timers[file].push(delay);
}
const { setTimeout: original } = timers;
function noted(callback, delay, ...rest) {
  noteTimer(delay);
  return original(callback, delay, ...rest);
}
Object.defineProperties(noted, Object.getOwnPropertyDescriptors(original));
timers.setTimeout = noted;
globalThis.setTimeout = noted;
const socketTimeout = net.Socket.prototype.setTimeout;
net.Socket.prototype.setTimeout = function (delay, ...rest) {
  noteTimer(delay);
  return socketTimeout.call(this, delay, ...rest);
};

// What connects to where no listener of ours is would otherwise pass for silence.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const target = typeof first === 'object' ? first : Number.isNaN(Number(first)) ? { path: first } : { port: first, host: second };
  if (target.path == null && !ports.includes(Number(target.port))) seen.elsewhere.push(`${target.host}:${target.port}`);
  if (Number.isFinite(target.timeout)) noteTimer(target.timeout);
  return connect.apply(this, given);
};

const { error: print } = console;
console.error = (...given) => {
  print(...given);
  if (seen.logged || !/unhandled error event/i.test(String(given[0]))) return;
  seen.logged = true;
  // Time enough to crash after all, and to tell of that instead.
  if (unheard) original(() => process.send(seen), 300);
};

if (unheard) {
  // Only looks on: the process ends as it would in a Lambda.
  process.on('uncaughtExceptionMonitor', (error, origin) => {
    seen.origin = origin;
    seen.late.push(String(error));
    process.send(seen);
  });
} else {
  process.on('uncaughtException', (error) => seen.late.push(String(error)));
  process.on('unhandledRejection', (error) => seen.late.push(String(error)));
}

process.on('message', () => process.send(seen, () => process.exit(0)));
// Clients try again for ever: without whoever asks, this process ends.
process.on('disconnect', () => process.exit(1));

/** CommonJS runs at once, modules of ECMAScript when they are linked. */
async function load(file) {
  try {
    if (file.endsWith('.mjs')) await import(pathToFileURL(file).href);
    else require(file);
  } catch (error) {
    if (unheard) throw error;
    seen.errors[file] = String(error.stack);
  }
}

for (const file of files) void current.run(file, () => load(file));
