import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saga } from '../src/saga/saga.js';

const readOnly = { readOnly: true, run: async () => 1 } as const;

test('a builder can be shared: adding a step leaves it as it is', () => {
  const common = saga<null>('test').step({ name: 'one', ...readOnly });
  const names = [common.step({ name: 'two', ...readOnly }), common.step({ name: 'three', ...readOnly }), common]
    .map((builder) => builder.build().steps.map(({ name }) => name));
  assert.deepEqual(names, [['one', 'two'], ['one', 'three'], ['one']]);
});

test('names made at run time are checked at run time', () => {
  const named = (name: string) => ({ name, ...readOnly });
  const twice: string = 'twice';
  for (const name of ['', 'a b', 'a:b', 'a.b', '../a', '1a']) assert.throws(() => saga<null>('test').step(named(name)), TypeError, name);
  assert.throws(() => saga<null>('test').step({ name: 'twice', ...readOnly }).step(named(twice) as never), /two steps called twice/);
});
