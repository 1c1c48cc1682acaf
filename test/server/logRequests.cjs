// Loaded before the server: writes down what it gives its worker.
const fs = require('node:fs');
const { Worker } = require('node:worker_threads');

const file = process.env.ARCHNOTES_TEST_REQUESTS;
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  fs.appendFileSync(file, `${message.request.kind}\n`);
  return post.call(this, message, ...rest);
};
