import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'mqtt',
    versions: ['5.16.0'],
    before: `
const mqtt = require('mqtt');
const at = { host: '127.0.0.1', port: PORT };
`,
    forms: [
      opens("mqtt.connect('mqtt://127.0.0.1:PORT');", { timer: 30_000 }),
      opens('mqtt.connect(at);'),
      opens('mqtt.connect({ ...at, connectTimeout: 4321 });', { timer: 4_321 }),
      opens("mqtt.connect('mqtt://127.0.0.1:PORT', { manualConnect: false });"),
      none("mqtt.connect('mqtt://127.0.0.1:PORT', { manualConnect: true });"),
      none('mqtt.connect({ ...at, manualConnect: true });'),
      opens("mqtt.connect('mqtt://127.0.0.1:PORT', { manualConnect: true }).connect();"),
      opens("mqtt.connectAsync('mqtt://127.0.0.1:PORT');", { timer: 30_000 }),
      opens("mqtt.connectAsync('mqtt://127.0.0.1:PORT', { connectTimeout: 4321 });", { timer: 4_321 }),
    ],
  }],
};

export default probe;
