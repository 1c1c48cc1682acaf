// Preloaded into the test server: it ends when the process that started it has gone, even by a hard kill.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.exit(87);
}, 1000).unref();
