// Stands in for the native module @vscode/native-watchdog in the test server: the process ends when its parent has gone.
exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, 1000).unref();
};
