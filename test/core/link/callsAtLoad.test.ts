import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openProject } from '../../../src/core/project.ts';
import { lazyEdit, type Rule } from '../../../src/core/rule/index.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

// What rules learn of calls that open a connection while a handler's module loads.

const handling = (body: string): string => `\nexport const handler = async (event: APIGatewayProxyEvent, context: Context) => ${body};\n`;
const quiet = handling('undefined');

/** A line for each thing that is known of the clients of a module. */
function seen(code: string, handler = quiet): readonly string[] {
  const said: string[] = [];
  const rule: Rule = {
    meta: { id: 'witness', summary: { en: '', ko: '' }, theme: 'serverless-connections', severity: 'hint', messages: {}, fixable: false, curedBy: undefined, source: '' },
    create: () => ({
      connection(connection) {
        const { client, opens, outcome, uses } = connection;
        said.push(`${client.construct} ${opens} ${outcome}${lazyEdit(connection) === undefined ? '' : ' curable'}`);
        for (const use of uses) said.push(`${use.method} ${use.purpose ?? 'needed'} ${use.promise ? 'promise' : 'callback'} ${use.outcome}`);
      },
    }),
  };
  const project = openProject({ ...projectOptions, rules: [rule] });
  project.apply([{ kind: 'text', path: 'orders.ts', text: code + handler }]);
  project.findings();
  return said;
}

describe('what becomes of the promise of a call that opens', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['nobody handles it', "import m from 'mongoose';\nm.connect(url);", 'dropped'],
    ['then, without catch', "import m from 'mongoose';\nm.connect(url).then(() => log());", 'dropped'],
    ['catch', "import m from 'mongoose';\nm.connect(url).then(() => log()).catch(log);", 'caught'],
    ['two functions for then', "import m from 'mongoose';\nm.connect(url).then(log, log);", 'caught'],
    ['kept', "import m from 'mongoose';\nexport const ready = m.connect(url);", 'kept'],
    ['exported', "import m from 'mongoose';\nexport default m.connect(url);", 'kept'],
    ['one of many', "import m from 'mongoose';\nexport const all = Promise.all([m.connect(url)]);", 'kept'],
    ['a callback', "import m from 'mongoose';\nm.connect(url, {}, (error) => log(error));", 'caught'],
    ['a callback by name', "import m from 'mongoose';\nfunction told(error) {}\nm.connect(url, told);", 'caught'],
    ['options are no callback', "import m from 'mongoose';\nconst options = {};\nm.connect(url, options);", 'dropped'],
  ];
  for (const [name, code, expected] of rows) it(name, () => { assert.equal(seen(code)[0], `mongoose.connect at-once ${expected}`); });
});

describe('what a method is for', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['needed', "import { Client } from 'pg';\nconst c = new Client();\nc.connect();", ['Client on-first-use kept', 'connect needed promise dropped']],
    ['needless', "import { MongoClient } from 'mongodb';\nconst c = new MongoClient(url);\nc.connect();", ['MongoClient on-first-use kept', 'connect needless promise dropped']],
    ['a statement', "import { Pool } from 'pg';\nconst p = new Pool();\nconst all = p.query('SELECT 1');", ['Pool on-first-use kept', 'query statement promise kept']],
    ['the schema', "import { Sequelize } from 'sequelize';\nconst s = new Sequelize(url);\ns.sync();", ['Sequelize on-first-use kept', 'sync schema promise dropped']],
    ['messages', "import { Kafka } from 'kafkajs';\nconst k = new Kafka({}).consumer({});\nk.run({});", ['Kafka on-first-use kept', 'consumer needed promise kept', 'run consume promise dropped']],
    ['no promise', "import mysql from 'mysql2';\nconst p = mysql.createPool(url);\np.query('SELECT 1');", ['createPool on-first-use kept', 'query statement callback dropped']],
    ['a promise again', "import mysql from 'mysql2';\nconst p = mysql.createPool(url).promise();\np.query('SELECT 1');", ['createPool on-first-use kept', 'promise needed promise kept', 'query statement promise dropped']],
    ['the same names of another package', "import mysql from 'mysql2/promise';\nconst p = mysql.createPool(url);\np.query('SELECT 1');", ['createPool on-first-use kept', 'query statement promise dropped']],
  ];
  for (const [name, code, expected] of rows) it(name, () => { assert.deepEqual(seen(code), expected); });
});

describe('an option that makes a client wait', () => {
  it('cures where it is all there is to do', () => {
    assert.deepEqual(seen("import m from 'mariadb';\nconst p = m.createPool({ host });"), ['createPool at-once kept curable']);
    assert.deepEqual(seen("import { Client } from '@elastic/elasticsearch';\nconst c = new Client({ sniffOnStart: true });"), ['Client at-once kept curable']);
  });

  it('does not cure where it presumes something', () => {
    assert.deepEqual(seen("import { RateLimiterMongo } from 'rate-limiter-flexible';\nconst l = new RateLimiterMongo({ points: 1 });"), ['RateLimiterMongo at-once kept']);
  });

  it('cures what must be connected only where every event connects', () => {
    const client = "import mqtt from 'mqtt';\nconst c = mqtt.connect('mqtt://broker.internal');\n";
    assert.deepEqual(seen(client)[0], 'mqtt.connect at-once kept');
    assert.deepEqual(seen(`${client}export const reconnect = () => c.connect();`)[0], 'mqtt.connect at-once kept');
    assert.deepEqual(seen(client, handling('c.connected || c.connect()'))[0], 'mqtt.connect at-once kept');
    assert.deepEqual(seen(client, handling('c.connect()'))[0], 'mqtt.connect at-once kept curable');
  });

  it('has nothing to do where the client waits already', () => {
    assert.deepEqual(seen("import m from 'mariadb';\nconst p = m.createPool({ minimumIdle: 0 });"), ['createPool on-first-use kept']);
  });
});
