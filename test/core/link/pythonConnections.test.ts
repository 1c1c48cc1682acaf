import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openProject } from '../../../src/core/project.ts';
import type { Rule } from '../../../src/core/rule/index.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

// Which calls of Python client libraries open a connection while a handler's module is loaded.

/** A rule that writes down what opens a connection at load. */
function witness(opened: string[]): Rule {
  return {
    meta: { id: 'witness', summary: { en: '', ko: '' }, theme: 'serverless-connections', severity: 'hint', messages: {}, fixable: false, curedBy: undefined, source: '' },
    create: () => ({
      connection({ client, opens, loads, uses, at }) {
        if (opens === 'at-once' && loads.length > 0) opened.push(`${at.path} ${client.construct}`);
        for (const use of uses) if (use.opens && use.loads.length > 0) opened.push(`${use.at.path} ${use.method}`);
      },
    }),
  };
}

const template = 'Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: python3.13, CodeUri: src, Handler: app.lambda_handler }\n';
const handler = '\ndef lambda_handler(event, context):\n    return None\n';

function openedBy(app: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const opened: string[] = [];
  const texts: Readonly<Record<string, string>> = { 'template.yaml': template, 'src/app.py': app + handler, ...others };
  const project = openProject({ ...projectOptions, rules: [witness(opened)] });
  project.apply(Object.entries(texts).map(([path, text]) => ({ kind: 'text', path, text })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) {
    project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  }
  project.findings();
  return opened.sort();
}

describe('Python: what opens a connection at load', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['psycopg2', 'import psycopg2\nconn = psycopg2.connect(dsn)', ['src/app.py connect']],
    ['psycopg2 in a try', 'import psycopg2\ntry:\n    conn = psycopg2.connect(dsn)\nexcept psycopg2.Error:\n    raise', ['src/app.py connect']],
    ['psycopg2 in a with', 'import psycopg2\nwith psycopg2.connect(dsn) as conn:\n    conn.cursor()', ['src/app.py connect']],
    ['a pool', 'from psycopg2.pool import SimpleConnectionPool\npool = SimpleConnectionPool(1, 2, dsn)', ['src/app.py ConnectionPool']],
    ['a pool of the module', 'from psycopg2 import pool\np = pool.ThreadedConnectionPool(minconn=1, maxconn=2)', ['src/app.py ConnectionPool']],
    ['MySQLdb', 'import MySQLdb as db\nconn = db.connect("h", "u")', ['src/app.py connect']],
    ['psycopg 3', 'import psycopg\nfrom psycopg import Connection\na = psycopg.connect(dsn)\nb = Connection.connect(dsn)', ['src/app.py connect', 'src/app.py connect']],
    ['pg8000', 'import pg8000\nimport pg8000.native\nfrom pg8000.dbapi import connect\na = pg8000.connect("u")\nb = pg8000.native.Connection("u")\nc = connect("u")', ['src/app.py connect', 'src/app.py connect', 'src/app.py connect']],
    ['MySQL Connector', 'import mysql.connector\nfrom mysql.connector import pooling\na = mysql.connector.connect(host="h")\nb = mysql.connector.connect(**config)\nc = pooling.MySQLConnectionPool(pool_size=2, host="h")', ['src/app.py MySQLConnectionPool', 'src/app.py mysql.connector.connect', 'src/app.py mysql.connector.connect']],
    ['PyMySQL', 'import pymysql.cursors\nconn = pymysql.connect(host="h", defer_connect=False)', ['src/app.py connect']],
    ['PyMongo told to', 'from pymongo import MongoClient\nm = MongoClient(url, connect=True)', ['src/app.py MongoClient']],
    ['pika', 'import pika\nc = pika.BlockingConnection(pika.ConnectionParameters("h"))', ['src/app.py BlockingConnection']],
    ['Kafka', 'from kafka import KafkaProducer, KafkaConsumer\np = KafkaProducer()\nc = KafkaConsumer("orders")', ['src/app.py KafkaConsumer', 'src/app.py KafkaProducer']],
    ['SQLAlchemy connected', 'import sqlalchemy as sa\ndb = sa.create_engine(url).connect()', ['src/app.py connect']],
    ['SQLAlchemy with tables', 'from sqlalchemy import create_engine\nfrom models import Base\nengine = create_engine(url)\nBase.metadata.create_all(bind=engine)', ['src/app.py create_all']],
    ['one connection for good', 'import redis\nr = redis.StrictRedis("h", single_connection_client=True)', ['src/app.py Redis']],
    ['a Redis cluster', 'import redis\nr = redis.cluster.RedisCluster(host="h")', ['src/app.py RedisCluster']],
    ['a Valkey cluster', 'from valkey import ValkeyCluster\nr = ValkeyCluster(host="h")', ['src/app.py ValkeyCluster']],
    ['a factory that remembers, called at load', 'import psycopg2\nconn = None\ndef get():\n    global conn\n    if not conn or conn.closed:\n        conn = psycopg2.connect(dsn)\n    return conn\ncursor = get().cursor()', ['src/app.py connect']],
    ['a decorator that connects', 'import psycopg2\ndef connected(run):\n    conn = psycopg2.connect(dsn)\n    return run\n@connected\ndef load():\n    pass', ['src/app.py connect']],
    ['in the body of a class', 'import psycopg2\nclass Orders:\n    conn = psycopg2.connect(dsn)', ['src/app.py connect']],
    ['in what a constructor calls', 'import psycopg2\nclass Orders:\n    def __init__(self):\n        self.open()\n    def open(self):\n        self.conn = psycopg2.connect(dsn)\norders = Orders()', ['src/app.py connect']],
    ['in the constructor of a superclass', 'import psycopg2\nclass Base:\n    def __init__(self):\n        self.conn = psycopg2.connect(dsn)\nclass Orders(Base):\n    def __init__(self):\n        super().__init__()\norders = Orders()', ['src/app.py connect']],
    ['in a default', 'import psycopg2\ndef load(conn=psycopg2.connect(dsn)):\n    pass', ['src/app.py connect']],
    ['either way', 'import psycopg2\nconn = psycopg2.connect(a) if local else psycopg2.connect(b)', ['src/app.py connect', 'src/app.py connect']],
  ];
  for (const [name, text, expected] of rows) {
    it(name, () => {
      assert.deepEqual(openedBy(text), expected);
    });
  }

  it('in modules that are imported, whatever way', () => {
    const connects = 'import psycopg2\nconn = psycopg2.connect(dsn)\n';
    for (const [app, path] of [
      ['from shop import db', 'src/shop/db.py'],
      ['import shop.db', 'src/shop/db.py'],
      ['from shop.db import *', 'src/shop/db.py'],
      ['from shop import orders', 'src/shop/__init__.py'],
      ['import db', 'layers/common/python/db.py'],
    ] as const) {
      assert.deepEqual(openedBy(app, { [path]: connects }), [`${path} connect`], app);
    }
  });

  it('in functions that are called through packages', () => {
    const others = { 'src/shop/__init__.py': 'from .db import open_db\n', 'src/shop/db.py': 'from psycopg2 import connect\ndef open_db():\n    return connect(dsn)\n' };
    assert.deepEqual(openedBy('import shop\nconn = shop.open_db()', others), ['src/shop/db.py connect']);
    assert.deepEqual(openedBy('import shop.db as database\nconn = database.open_db()', others), ['src/shop/db.py connect']);
    assert.deepEqual(openedBy('import shop.db\nconn = shop.db.open_db()', others), ['src/shop/db.py connect']);
    assert.deepEqual(openedBy('from shop import db\nconn = db.open_db()', others), ['src/shop/db.py connect']);
    assert.deepEqual(openedBy('from shop import open_db as make', others), []);
  });
});

describe('Python: what opens nothing at load', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['redis-py', 'import redis\na = redis.Redis("h")\nb = redis.from_url(url)\nc = redis.ConnectionPool()\nd = a.pubsub()'],
    ['a client whose options nobody knows', 'import redis\na = redis.Redis(**options())'],
    ['PyMySQL that defers', 'import pymysql\nconn = pymysql.connect(host="h", defer_connect=True)'],
    ['PyMySQL that may defer', 'import pymysql\nconn = pymysql.connect(host="h", defer_connect=lazy)'],
    ['arguments nobody knows', 'import pymysql\nconn = pymysql.connect(*given)'],
    ['a pool that starts empty', 'from psycopg2.pool import SimpleConnectionPool\npool = SimpleConnectionPool(0, 2, dsn)'],
    ['a pool of unknown size', 'from psycopg2.pool import SimpleConnectionPool\npool = SimpleConnectionPool(size, 2, dsn)'],
    ['PyMongo', 'import pymongo\nm = pymongo.MongoClient(url)\norders = m.shop.orders'],
    ['Kafka that was told the version', 'from kafka import KafkaProducer\np = KafkaProducer(api_version=(3, 6))'],
    ['SQLAlchemy', 'from sqlalchemy import create_engine, MetaData\nengine = create_engine(url)\nMetaData().create_all(other)'],
    ['a function nobody calls', 'import psycopg2\ndef get():\n    return psycopg2.connect(dsn)'],
    ['a generator', 'import psycopg2\ndef get():\n    yield psycopg2.connect(dsn)\nconn = get()'],
    ['a coroutine', 'import psycopg2\nasync def get():\n    return psycopg2.connect(dsn)\nconn = get()'],
    ['a lambda', 'import psycopg2\nget = lambda: psycopg2.connect(dsn)'],
    ['a program of its own', 'import psycopg2\nif __name__ == "__main__":\n    psycopg2.connect(dsn)'],
    ['a condition of the environment', 'import os, psycopg2\nif os.environ.get("LOCAL"):\n    psycopg2.connect(dsn)'],
    ['a field that is filled already', 'import psycopg2\nclass Db:\n    conn = opened()\nif Db.conn is None:\n    psycopg2.connect(dsn)'],
    ['MySQL Connector that is told nothing', 'import mysql.connector\nconn = mysql.connector.connect()'],
    ['a loop', 'import psycopg2\nconns = [psycopg2.connect(dsn) for dsn in dsns]'],
    ['a handler of errors', 'import psycopg2\ntry:\n    import settings\nexcept ImportError:\n    psycopg2.connect(dsn)'],
    ['another library', 'import sqlite3, asyncpg\nconn = sqlite3.connect("db")'],
    ['an asynchronous cluster', 'from redis.asyncio import RedisCluster\nr = RedisCluster(host="h")'],
    ['a name of its own', 'class RedisCluster:\n    pass\nr = RedisCluster()\nimport redis'],
    ['a class whose constructor replaces the other', 'import psycopg2\nclass Base:\n    def __init__(self):\n        psycopg2.connect(dsn)\nclass Orders(Base):\n    def __init__(self):\n        pass\norders = Orders()'],
    ['a class nobody makes', 'import psycopg2\nclass Orders:\n    def __init__(self):\n        psycopg2.connect(dsn)'],
    ['a type only', 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import psycopg2\n    psycopg2.connect(dsn)'],
    ['half a call', 'import psycopg2\nconn = psycopg2.connect('],
    ['a string', 'import psycopg2\ntext = "psycopg2.connect(dsn)"\n# psycopg2.connect(dsn)'],
  ];
  for (const [name, text] of rows) {
    it(name, () => {
      assert.deepEqual(openedBy(text), []);
    });
  }

  it('in a module that no handler loads, or a test does', () => {
    assert.deepEqual(openedBy('import os', { 'src/server.py': 'import psycopg2\npsycopg2.connect(dsn)', 'src/tests/test_app.py': 'import psycopg2\npsycopg2.connect(dsn)\ndef handler(event, context): pass' }), []);
  });

  it('packages of npm and of Python that share a name', () => {
    assert.deepEqual(openedBy('import pika\nimport amqplib\nclient = amqplib.connect("amqp://h")'), []);
    const script = "const Redis = require('ioredis');\nconst pika = require('pika');\npika.BlockingConnection();\nexports.handler = async (event) => {};";
    assert.deepEqual(openedBy('import os', { 'src/handler.js': script }), []);
  });
});
