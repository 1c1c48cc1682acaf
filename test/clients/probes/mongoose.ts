import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'mongoose',
    versions: ['8.24.10', '9.12.1'],
    before: `
const mongoose = require('mongoose');
const url = 'mongodb://127.0.0.1:PORT/orders';
`,
    forms: [
      none("mongoose.model('Order', new mongoose.Schema({ sum: Number }));"),
      none('mongoose.createConnection();'),
      opens('mongoose.createConnection().openUri(url);'),
      opens('mongoose.createConnection(url);', { timer: 30_000 }),
      opens('mongoose.createConnection(url, { serverSelectionTimeoutMS: 4321 });', { timer: 4_321 }),
      // The connection that the library itself holds.
      opens('mongoose.connect(url);', { timer: 30_000, alone: true }),
      opens('mongoose.connect(url, { serverSelectionTimeoutMS: 4321 });', { timer: 4_321, alone: true }),
    ],
  }],
};

export default probe;
