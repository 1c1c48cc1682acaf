import { opens, type Probe } from '../probing/probe.ts';

const forms = [{ module: 'amqplib', callback: '' }, { module: 'amqplib/callback_api', callback: ', () => undefined' }].flatMap(({ module, callback }) => [
  opens(`const amqp = require('${module}'); amqp.connect('amqp://127.0.0.1:PORT', {}${callback});`),
  opens(`const amqp = require('${module}'); amqp.connect('amqp://127.0.0.1:PORT', { timeout: 4321 }${callback});`, { timer: 4_321 }),
]);

const probe: Probe = { packages: [{ name: 'amqplib', versions: ['2.3.1'], before: '', forms }] };

export default probe;
