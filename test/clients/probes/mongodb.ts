import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'mongodb',
    versions: ['6.22.0', '7.9.0'],
    before: `
const { MongoClient } = require('mongodb');
const url = 'mongodb://127.0.0.1:PORT';
`,
    forms: [
      none('new MongoClient(url);'),
      none("new MongoClient(url).on('error', console.error);"),
      none("new MongoClient(url).db('orders');"),
      none("new MongoClient(url).db('orders').collection('orders');"),
      opens('new MongoClient(url).connect();', { timer: 30_000 }),
      opens('new MongoClient(url, { serverSelectionTimeoutMS: 4321 }).connect();', { timer: 4_321 }),
      opens("new MongoClient(url).db('orders').command({ ping: 1 });"),
      opens("new MongoClient(url).db('orders').collection('orders').findOne({});"),
      opens("new MongoClient(url).db('orders').collection('orders').insertOne({});"),
      opens("new MongoClient(url).db('orders').collection('orders').createIndex({ order: 1 });"),
      opens("new MongoClient(url).db('orders').collection('orders').countDocuments({});"),
      opens('MongoClient.connect(url);', { timer: 30_000 }),
      opens('MongoClient.connect(url, { serverSelectionTimeoutMS: 4321 });', { timer: 4_321 }),
    ],
  }],
};

export default probe;
