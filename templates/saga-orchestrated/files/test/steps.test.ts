import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { httpParticipant } from '../src/participant.js';
import { keyOf, stepNames } from '../src/task.js';
import { executionId, input, startSaga } from './support/saga.js';

for (const step of stepNames) {
  const task = { executionId, step, input };
  const key = keyOf(task);

  test(`${step} happens once, however often it is run`, async (context) => {
    const { invoke, services } = await startSaga(context);
    const first = await invoke({ ...task, action: 'run' });
    assert.deepEqual(await invoke({ ...task, action: 'run' }), first);
    assert.deepEqual([services.effects, [...services.held.keys()]], [[step], [key]]);
  });

  test(`${step} is undone once, however often it is compensated`, async (context) => {
    const { invoke, services } = await startSaga(context);
    await invoke({ ...task, action: 'run' });
    await invoke({ ...task, action: 'compensate' });
    await invoke({ ...task, action: 'compensate' });
    assert.deepEqual([services.effects, services.held.size], [[step, `undo ${step}`], 0]);
  });

  test(`${step} that arrives after its compensation is refused`, async (context) => {
    const { invoke, services } = await startSaga(context);
    await invoke({ ...task, action: 'compensate' });
    await assert.rejects(invoke({ ...task, action: 'run' }), { name: 'Refused' });
    assert.deepEqual([services.effects, services.held.size], [[], 0]);
  });
}

test('statuses are told apart by whether asking again helps', async (context) => {
  const { invoke, services } = await startSaga(context);
  const run = { executionId, step: '<%= firstStep %>', action: 'run', input };
  services.fail('PUT <%= firstStep %>', [422, 503, 'answer lost']);
  await assert.rejects(invoke(run), { name: 'Refused' });
  await assert.rejects(invoke(run), { name: 'Unavailable' });
  await assert.rejects(invoke(run), { name: 'Unavailable' });
  // A compensation may not be refused: it is asked again, and parked in the end.
  services.fail('DELETE <%= firstStep %>', [422]);
  await assert.rejects(invoke({ ...run, action: 'compensate' }), { name: 'Unavailable' });
});

test('a service that is silent counts as unavailable in time', async (context) => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const silent = httpParticipant(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 50);
  await assert.rejects(silent.ensure('key', {}), { name: 'Unavailable' });
  await assert.rejects(silent.cancel('key'), { name: 'Unavailable' });
});

test('what is no task is refused before anything is asked', async (context) => {
  const { invoke, services } = await startSaga(context);
  const task = { executionId, step: '<%= firstStep %>', action: 'run', input };
  for (const event of [undefined, {}, { ...task, executionId: '' }, { ...task, action: 'undo' }, { ...task, step: 'unknown-step' }]) {
    await assert.rejects(invoke(event), TypeError);
  }
  assert.deepEqual(services.requests, []);
});
