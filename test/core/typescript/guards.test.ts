import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factsOf } from './parser.ts';
import { shownCalls } from './shown.ts';
import { rows } from './tables.ts';

/** The calls `f()`, `g()`, `h()` and what guards them. */
const bare = (facts: Parameters<typeof shownCalls>[0]): readonly string[] => shownCalls(facts).filter((line) => /:[fgh]\(\)$/.test(line));

describe('guards', () => {
  rows(bare, [
    // Conditions.
    ['if (x) f(); else g(); h();', ['[set :x] :f()', '[not set :x] :g()', ':h()']],
    ['if (!x) f();', ['[unset :x] :f()']],
    ['if (!!x) f();', ['[set :x] :f()']],
    ['if (x == null) f(); else g();', ['[unset :x] :f()', '[not unset :x] :g()']],
    ['if (undefined !== x) f();', ['[set :x] :f()']],
    ["if (typeof x === 'undefined') f();", ['[unset :x] :f()']],
    ["if ('undefined' != typeof x) f();", ['[set :x] :f()']],
    ["if (typeof x === 'string') f();", ['[?] :f()']],
    ["const x = y.z; if (x === 'dev') f(); else g();", ["[same as 'dev' x] :f()", "[not same as 'dev' x] :g()"]],
    ["if ('test' != process.env.NODE_ENV) f();", ["[other than 'test' :process.env.NODE_ENV] :f()"]],
    ["if (!(y.z == 'dev')) f();", ["[other than 'dev' :y.z] :f()"]],
    ["if (ready() === 'dev') f();", ['[?] :f()']],
    ["if (x > 'dev') f();", ['[?] :f()']],
    ['if (x === 1) f();', ['[?] :f()']],
    ['if (x > 1) f();', ['[?] :f()']],
    ['if (x instanceof Redis) f();', ['[?] :f()']],
    ['if (true) f(); else g();', ['[true] :f()', '[not true] :g()']],
    ["if ('a' === 'b') f();", ['[false] :f()']],
    ['if (!0) f();', ['[true] :f()']],
    ['if ((x as string)!) f();', ['[set :x] :f()']],
    ['if (ready()) f();', ['[set :ready()] :f()']],
    ['if (process.env.TRACING) f();', ['[set :process.env.TRACING] :f()']],
    ['if ((x = y)) f();', ['[set :y] :f()']],
    // Several at once.
    ['if (a && b) f(); else g();', ['[set :a] [set :b] :f()', '[not ?] :g()']],
    ['if (a || b) f(); else g();', ['[?] :f()', '[not set :a] [not set :b] :g()']],
    ['if (!(a || b)) f();', ['[not set :a] [not set :b] :f()']],
    ['if (!(a && !b)) f(); else g();', ['[not ?] :f()', '[set :a] [unset :b] :g()']],
    ['if (true && a) f();', ['[set :a] :f()']],
    ['if (a) if (b) f();', ['[set :a] [set :b] :f()']],
    ['if (a && f()) g();', ['[set :a] :f()', '[set :a] [set :f()] :g()']],
    // Expressions.
    ['x ? f() : g();', ['[set :x] :f()', '[not set :x] :g()']],
    ['x && f(); x || g(); x ?? h();', ['[set :x] :f()', '[not set :x] :g()', '[unset :x] :h()']],
    ['a && b && f();', ['[set :a] [set :b] :f()']],
    ['a || b || f();', ['[not set :a] [not set :b] :f()']],
    ['a ?? b ?? f();', ['[unset :a | :b] :f()']],
    ['x ??= f(); x ||= g(); x &&= h();', ['[unset :x] :f()', '[unset :x] :g()', '[set :x] :h()']],
    ['const x = y ?? f();', ['[unset :y] :f()']],
    ['const x = {} ?? f();', ['[false] :f()']],
    ['const { x = f() } = y;', ['[?] :f()']],
    // What is left behind.
    ['function m() { if (x) return; f(); }', ['m: [not set :x] :f()']],
    ['function m() { if (x) { return y; } else { f(); } g(); }', ['m: [not set :x] :f()', 'm: [not set :x] :g()']],
    ['function m() { if (x) { f(); } else { return; } g(); }', ['m: [set :x] :f()', 'm: [set :x] :g()']],
    ['function m() { if (x) return; else return; f(); }', ['m: [false] :f()']],
    ['function m() { return; f(); }', ['m: [false] :f()']],
    ['function m() { if (a) return; if (b) return; f(); }', ['m: [not set :a] [not set :b] :f()']],
    ['function m() { if (a && b) return; f(); }', ['m: [not ?] :f()']],
    ['function m() { { if (x) return; } f(); }', ['m: [not set :x] :f()']],
    ['function m() { if (a) { if (b) return; f(); } g(); }', ['m: [set :a] [not set :b] :f()', 'm: [?] :g()']],
    ['function m() { for (const x of y) if (x) return; f(); }', ['m: [?] :f()']],
    ['function m() { for (const x of y) { if (x) continue; f(); } g(); }', ['m: [?] [not set x] :f()', 'm: :g()']],
    ['function m() { for (;;) { if (x) break; f(); } g(); }', ['m: [?] [not set :x] :f()', 'm: :g()']],
    ['l: { if (x) break l; f(); } g();', ['[not set :x] :f()', ':g()']],
    ['function m() { switch (x) { case 1: return; } f(); }', ['m: [?] :f()']],
    // Exceptions.
    ["if (!x) throw new Error('x'); f();", ['[not unset :x or throws] :f()']],
    ["if (!x) { log(); throw new Error('x'); } f();", ['[not unset :x or throws] :f()']],
    ['if (a || b) throw y; f();', ['[not set :a or throws] [not set :b or throws] :f()']],
    ['if (a) { if (b) throw y; } f();', [':f()']],
    ['for (const x of y) if (x) throw x; f();', [':f()']],
    ['try { f(); } catch { g(); } finally { h(); }', [':f()', '[?] :g()', ':h()']],
    ['try { if (x) throw y; f(); } catch { } g();', ['[not set :x or throws] :f()', ':g()']],
    ['try { y(); } catch (error) { throw error; } f();', [':f()']],
    ['function m() { try { y(); } catch { return; } f(); }', ['m: :f()']],
    ['function m() { try { return y(); } catch { } f(); }', ['m: [?] :f()']],
    ['function m() { try { if (x) return; } catch { } f(); }', ['m: [not set :x] :f()']],
    ['function m() { try { } finally { return; } f(); }', ['m: [false] :f()']],
    // Bodies of their own.
    ['if (x) { const m = () => { f(); }; }', ['m: :f()']],
    ['if (x) { class A { static a = f(); b = g(); } }', ['static A: [set :x] :f()', 'instance-fields A: :g()']],
  ]);

  it('have one branch for both arms, and another for every other question', () => {
    const branches = (text: string): readonly (readonly number[])[] => factsOf(text).calls.map(({ guards }) => guards.map(({ branch }) => branch));
    const [then, otherwise, other] = branches('if (x) f(); else g(); if (x) h();');
    assert.deepEqual(then, otherwise);
    assert.notDeepEqual(then, other);
    const [left, right] = branches('x ? f() : g();');
    assert.deepEqual(left, right);
    const [all, none] = branches('if (a && b) f(); else g();');
    assert.ok(!all?.some((branch) => none?.includes(branch)));
  });

  it('stay few where a function leaves a thousand times', () => {
    const text = `function m() { ${'if (x) return; '.repeat(1000)} f(); }`;
    assert.ok((factsOf(text).calls.at(-1)?.guards.length ?? Infinity) < 100);
  });
});
