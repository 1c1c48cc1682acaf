import assert from 'node:assert/strict';
import { test } from 'node:test';
import { executionId, input, startSaga } from './support/saga.js';

test('three steps are done in order', async (context) => {
  const { run, services, parked } = await startSaga(context);
  const { status, output } = await run();
  assert.deepEqual([status, services.effects, parked], ['SUCCEEDED', ['<%= firstStep %>', '<%= secondStep %>', '<%= thirdStep %>'], []]);
  assert.deepEqual(output, {
    status: 'completed',
    results: {
      '<%= firstStep | camel %>': { reference: '<%= firstStep %>-1' },
      '<%= secondStep | camel %>': { reference: '<%= secondStep %>-1' },
      '<%= thirdStep | camel %>': { reference: '<%= thirdStep %>-1' },
    },
  });
});

test('a third step that is refused is compensated in reverse', async (context) => {
  const { run, services, parked } = await startSaga(context);
  services.fail('PUT <%= thirdStep %>', [422]);
  const { status, output } = await run();
  assert.equal(status, 'SUCCEEDED');
  assert.deepEqual(output, { status: 'compensated', failure: { Error: 'Refused', Cause: `PUT ${services.urlOf('<%= thirdStep %>')} was answered with 422.` } });
  assert.deepEqual(services.effects, ['<%= firstStep %>', '<%= secondStep %>', 'undo <%= secondStep %>', 'undo <%= firstStep %>']);
  assert.deepEqual([services.held.size, parked], [0, []]);
});

test('a first step that is refused leaves nothing, and the later steps are not asked', async (context) => {
  const { run, services } = await startSaga(context);
  services.fail('PUT <%= firstStep %>', [422]);
  const { output } = await run();
  assert.match(JSON.stringify(output), /"status":"compensated"/);
  assert.deepEqual(services.requests, ['PUT <%= firstStep %>', 'DELETE <%= firstStep %>']);
});

test('a step that is unavailable for a while is asked again, and the saga completes', async (context) => {
  const { run, services } = await startSaga(context);
  services.fail('PUT <%= secondStep %>', [503, 503]);
  const { output, delays } = await run();
  assert.match(JSON.stringify(output), /"status":"completed"/);
  assert.deepEqual(delays, [1, 2]);
  assert.deepEqual(services.effects, ['<%= firstStep %>', '<%= secondStep %>', '<%= thirdStep %>']);
});

test('a step whose answer is lost has happened once, and is undone when the answer never comes', async (context) => {
  const { run, services } = await startSaga(context);
  services.fail('PUT <%= secondStep %>', ['answer lost'], 'forever');
  const { output } = await run();
  assert.match(JSON.stringify(output), /"status":"compensated","failure":\{"Error":"Unavailable"/);
  assert.deepEqual(services.effects, ['<%= firstStep %>', '<%= secondStep %>', 'undo <%= secondStep %>', 'undo <%= firstStep %>']);
  assert.equal(services.requests.filter((request) => request === 'PUT <%= secondStep %>').length, 4);
  assert.equal(services.held.size, 0);
});

test('a timeout does not mean that it did not happen: the step that timed out is undone as well', async (context) => {
  const { run, services } = await startSaga(context);
  const { output } = await run({ timeouts: Array.from({ length: 4 }, () => 'run <%= thirdStep %>') });
  assert.match(JSON.stringify(output), /"status":"compensated","failure":\{"Error":"States.Timeout"/);
  assert.deepEqual(services.effects, ['<%= firstStep %>', '<%= secondStep %>', '<%= thirdStep %>', 'undo <%= thirdStep %>', 'undo <%= secondStep %>', 'undo <%= firstStep %>']);
});

test('a compensation that is unavailable for a while is asked again until it is done', async (context) => {
  const { run, services, parked } = await startSaga(context);
  services.fail('PUT <%= thirdStep %>', [422]);
  services.fail('DELETE <%= secondStep %>', [503]);
  const { status } = await run();
  assert.deepEqual([status, parked, services.held.size], ['SUCCEEDED', [], 0]);
});

test('a compensation that fails is parked and seen, and the others are done all the same', async (context) => {
  const { run, services, parked } = await startSaga(context);
  services.fail('PUT <%= thirdStep %>', [422]);
  services.fail('DELETE <%= secondStep %>', [503], 'forever');
  const { status, error } = await run();
  // A failed execution, and a message that waits: an alarm counts each.
  assert.deepEqual([status, error], ['FAILED', 'CompensationParked']);
  assert.deepEqual(parked, [{ executionId, action: 'compensate', step: '<%= secondStep %>', input }]);
  assert.deepEqual(services.effects, ['<%= firstStep %>', '<%= secondStep %>', 'undo <%= firstStep %>']);
  assert.equal(services.requests.filter((request) => request === 'DELETE <%= secondStep %>').length, <%= compensationAttempts | plus: 1 %>);
});

test('what is parked is undone later by invoking the function with it', async (context) => {
  const { run, services, parked, invoke } = await startSaga(context);
  services.fail('PUT <%= secondStep %>', [422]);
  services.fail('DELETE <%= firstStep %>', [503], 'forever');
  await run();
  assert.deepEqual([...services.held.values()], ['<%= firstStep %>']);
  services.recover();
  await invoke(parked[0]);
  await invoke(parked[0]);
  assert.deepEqual([services.held.size, services.effects], [0, ['<%= firstStep %>', 'undo <%= firstStep %>']]);
});

test('an execution fails even where nothing can be parked, and the others are undone all the same', async (context) => {
  const { run, services, parked } = await startSaga(context);
  services.fail('PUT <%= thirdStep %>', [422]);
  services.fail('DELETE <%= thirdStep %>', [503], 'forever');
  const { status, error } = await run({ queueIsDown: true });
  assert.deepEqual([status, error, parked], ['FAILED', 'CompensationParked', []]);
  assert.deepEqual(services.effects, ['<%= firstStep %>', '<%= secondStep %>', 'undo <%= secondStep %>', 'undo <%= firstStep %>']);
});

test('executions do not get into each other\'s way', async (context) => {
  const { run, services } = await startSaga(context);
  await run();
  services.fail('PUT <%= thirdStep %>', [422]);
  await run({ executionId: `${executionId}-other` });
  assert.deepEqual([...services.held], ['<%= firstStep %>', '<%= secondStep %>', '<%= thirdStep %>'].map((step) => [`${executionId}:${step}`, step]));
});
