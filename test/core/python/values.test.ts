import { describe } from 'mocha';
import { shownBindings, shownCalls, shownExports, shownImports } from '../typescript/shown.ts';
import { rows } from './tables.ts';

// Values, names and imports as facts.

describe('Python: values', () => {
  rows(shownBindings, [
    ['host = "cache.internal"', ['let host = "cache.internal"']],
    ["path = r'C:\\orders'", ['let path = "C:\\\\orders"']],
    ['text = "한\\n" \'글\'', ['let text = "한\\n글"']],
    ['query = """select 1\nfrom dual"""', ['let query = "select 1\\nfrom dual"']],
    ['url = f"redis://{host}:{port!r:>{width}}/0"', ['let url = `redis://${}:${}/0`']],
    ['limits = (1, -2, 3_000, None, True)', ['let limits = [1, -2, 3000, null, true]']],
    ['items = [1, *more]', ['let items = [1, ?]']],
    ['options = {"host": "h", **others, key: 1}', ['let options = {host: "h", ...:others, [?]}']],
    ['options = dict(host="h", port=6379)', ['let options = {host: "h", port: 6379}']],
    ['host: str = os.environ["HOST"]', ['let host = :os.environ.HOST']],
    ['first = second = make()', ['let first = :make()', 'let second = :make()']],
    ['a, b = make()', ['let a', 'let b']],
    ['db = fast() if quick else slow()', ['let db = :fast() | :slow()']],
    ['if (db := make()):\n    pass', ['let db = :make()']],
  ]);
});

describe('Python: arguments', () => {
  rows(shownCalls, [
    ['connect(host, 3306, user="u", **options)', [':connect(:host, 3306, {user: "u", ...:options})']],
    ['connect(*parts, timeout=3)', [':connect(...:parts, {timeout: 3})']],
    ['total(price(x) for x in basket())', [':total(:price(x))', ':basket()', '[?] :price(x)']],
    ['connect(\n    host="h",  # 주석\n    port=1,\n)', [':connect({host: "h", port: 1})']],
    ['connect()', [':connect()']],
  ]);
});

describe('Python: imports', () => {
  rows(shownImports, [
    ['import redis.cluster as rc, json', ['static redis', 'static redis.cluster', 'static json']],
    ['from common.db import conn', ['static common', 'static common.db', 'static common.db.conn']],
    ['from . import db', ['static .', 'static .db']],
    ['from ..shared.db import (\n    conn as c,  # 연결\n    pool,\n)', ['static ..shared.db', 'static ..shared.db.conn', 'static ..shared.db.pool']],
    ['def load():\n    import pymysql', ['load: static pymysql']],
    ['if TYPE_CHECKING:\n    from orders import Order', ['[false] static orders (type)', '[false] static orders.Order (type)']],
  ]);
});

describe('Python: what imported names mean', () => {
  rows(shownBindings, [
    ['import redis.cluster as rc', ['import rc from redis.cluster.*']],
    ['from common import db as store', ['import store from common.db']],
    ['import redis.cluster\nc = redis.cluster.RedisCluster()\nr = redis.Redis()', ['import redis from redis.*', 'let c = module redis.cluster.RedisCluster()', 'let r = redis.Redis()']],
    ['from helpers import *\ndb = connect()\nn = len([])', ['let db = module helpers.connect()', 'let n = :len([])']],
    ['def f():\n    redis = make()\n    return redis', ['function f = function f', 'f: let redis = :make()']],
  ]);
});

describe('Python: what a module offers', () => {
  rows(shownExports, [
    ['from .db import conn\nlimit = 3\ndef handler(event, context): pass\nclass Stock: pass', ['conn from .db.conn', 'limit = limit', 'handler = handler', 'Stock = Stock']],
    ['from .db import *', ['* from .db.*']],
  ]);
});
