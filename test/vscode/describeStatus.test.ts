import * as assert from 'node:assert/strict';
import { describeStatus } from '../../src/vscode/status/describeStatus.ts';
import type { ServerStatus } from '../../src/protocol/server.ts';

const ready: ServerStatus = { state: 'ready', files: 12, handlers: 1, findings: 0, skipped: 0, suppressed: 0, partial: false };

describe('what the language status item shows', () => {
  it('counts findings, files and handlers', () => {
    const { text, detail, busy } = describeStatus('running', { ...ready, findings: 3 }, true);
    assert.deepEqual(text, { id: 'status.findings', data: { count: 3 } });
    assert.deepEqual(detail, [
      { id: 'status.files', data: { count: 12 } },
      { id: 'status.handlersOne', data: { count: 1 } },
    ]);
    assert.equal(busy, false);
  });

  it('leads to the problems where there are some, else lints', () => {
    assert.equal(describeStatus('running', { ...ready, findings: 1 }, true).command.id, 'workbench.actions.view.problems');
    assert.equal(describeStatus('running', ready, true).command.id, 'archnotes.lintWorkspace');
  });

  it('mentions files that were left out', () => {
    const { detail } = describeStatus('running', { ...ready, skipped: 2 }, true);
    assert.deepEqual(detail.at(-1), { id: 'status.skipped', data: { count: 2 } });
  });

  it('is busy while the server starts, starts again or reads', () => {
    assert.equal(describeStatus('starting', undefined, true).busy, true);
    assert.equal(describeStatus('waiting', undefined, true).busy, true);
    assert.equal(describeStatus('running', undefined, true).busy, true);
    const reading = describeStatus('running', { ...ready, state: 'reading' }, true);
    assert.deepEqual([reading.text.id, reading.command.id], ['status.reading', 'archnotes.stopReading']);
  });

  it('says that it has not judged everything, and offers to', () => {
    const view = describeStatus('running', { ...ready, findings: 3, partial: true }, true);
    assert.deepEqual([view.text.id, view.severity, view.command.id], ['status.partial', 'Warning', 'archnotes.lintWorkspace']);
    assert.deepEqual(view.detail[0], { id: 'status.findings', data: { count: 3 } });
  });

  it('says that linting is off instead of counting nothing', () => {
    assert.equal(describeStatus('running', ready, false).text.id, 'status.off');
  });

  it('shows a dead server as an error and offers to restart it', () => {
    const view = describeStatus('failed', undefined, true);
    assert.equal(view.severity, 'Error');
    assert.equal(view.command.id, 'archnotes.restartServer');
    assert.equal(describeStatus('running', { ...ready, state: 'failed' }, true).severity, 'Error');
  });
});
