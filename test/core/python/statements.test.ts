import { describe } from 'mocha';
import { shownCalls, shownWrites } from '../typescript/shown.ts';
import { rows } from './tables.ts';

// Calls as facts: in which body they stand, and what decides whether they run.

describe('Python: what guards a call', () => {
  rows(shownCalls, [
    ['if __name__ == "__main__":\n    serve()\nelse:\n    load()', ['[false] :serve()', '[not false] :load()']],
    ['stock = None\nif stock is None:\n    connect()', ['[unset stock] :connect()']],
    ['stock = None\nif stock is not None:\n    stock.close()', ['[set stock] stock.close()']],
    ['stock = None\nif not stock: connect()\nelif ready(): wait()\nelse: go()', ['[unset stock] :connect()', '[not unset stock] :ready()', '[not unset stock] [?] :wait()', '[not unset stock] [not ?] :go()']],
    ['host = ""\nif host:\n    connect(host)', ['[?] :connect(host)']],
    ['from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    check()', ['[false] :check()']],
    ['if first() and second():\n    third()', [':first()', '[?] :second()', '[?] [?] :third()']],
    ['db = local() if os.environ.get("LOCAL") else remote()', [':os.environ.get("LOCAL")', '[set :os.environ.get("LOCAL")] :local()', '[not set :os.environ.get("LOCAL")] :remote()']],
    ['db = local() if settings.get("LOCAL") else remote()', [':settings.get("LOCAL")', '[?] :local()', '[not ?] :remote()']],
    ['db = cached or connect()', ['[not ?] :connect()']],
    ['db = None\nif db is None or db.closed:\n    connect()', ['[unset db] :connect()']],
    ['db = None\ndef get():\n    if db and not db.closed:\n        return db\n    return connect()', ['get: [not set db] :connect()']],
    ['db = None\nif not db or db.closed:\n    connect()', ['[unset db] :connect()']],
    ['db = None\nif ready() and not db or go():\n    connect()', [':ready()', '[not ?] :go()', '[?] :connect()']],
    ['db = None\nif not (db or ready()):\n    connect()', ['[not set db] :ready()', '[not set db] [not ?] :connect()']],
    ['try:\n    connect()\nexcept OSError as error:\n    report(error)\nelse:\n    ok()\nfinally:\n    done()', [':connect()', '[?] :report(error)', ':ok()', ':done()']],
    ['if not host:\n    raise ValueError("host")\nconnect()', ['[?] :ValueError("host")', '[not ? or throws] :connect()']],
    ['def load(path):\n    if not path:\n        return None\n    return read(path)', ['load: [not unset path] :read(path)']],
    ['for queue in queues():\n    listen(queue)', [':queues()', '[?] :listen(queue)']],
    ['while True:\n    once()\n    break', [':once()']],
    ['while waiting():\n    poll()', [':waiting()', '[?] [?] :poll()']],
    ['with lock(), connect() as c:\n    c.ping()', [':lock()', ':connect()', 'c.ping()']],
    ['match kind():\n    case 1: one()\n    case _: other()', [':kind()', '[?] :one()', '[?] :other()']],
    ['tables = [create(t) for t in names() if wanted(t)]', [':names()', '[?] :wanted(t)', '[?] :create(t)']],
  ]);
});

describe('Python: in which body a call stands', () => {
  rows(shownCalls, [
    ['def load(pool=connect()):\n    pool.ping()', [':connect()', 'load: pool.ping()']],
    ['async def load():\n    await fetch()', ['load: [?] await :fetch()']],
    ['def each():\n    yield connect()', ['each: [?] :connect()']],
    ['go = lambda event: run(event)', ['anonymous: :run(event)']],
    ['class Stock:\n    pool = connect()\n    def __init__(self, url):\n        self.db = connect(url)\n        self.warm()', ['static Stock: :connect()', 'constructor __init__: :connect(url)', 'constructor __init__: this of Stock.warm()']],
    ['@app.get("/orders")\n@traced\ndef orders(event, context):\n    return find()', ['orders: :find()', ':app.get("/orders")', ':app.get("/orders")', ':traced']],
  ]);
});

describe('Python: what is written to names that have a value', () => {
  rows(shownWrites, [
    ['stock = None\ndef load():\n    global stock\n    if stock is None:\n        stock = connect()\n    return stock', ['load: [unset stock] stock = :connect()']],
    ['def load():\n    stock = connect()\n    stock = None', ['load: stock = null']],
    ['a, (b, *c) = parts()', ['a = ?', 'b = ?', 'c = ?']],
    ['class Stock:\n    def open(self):\n        self.db = connect()', ['method open: this of Stock.db = :connect()']],
    ['count = 1\ncount += 1', ['count = ?']],
  ]);
});
