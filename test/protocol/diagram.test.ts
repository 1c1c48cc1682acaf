import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { hostMessage, panelMessage, panelState } from '../../src/protocol/diagram.ts';
import { panelPhrases } from '../../src/vscode/diagram/panelPhrases.ts';
import { painterOrder } from '../../src/webview/messages/painterOrder.ts';
import { painterReport } from '../../src/webview/messages/painterReport.ts';
import { pictureOrder } from '../../src/webview/messages/pictureOrder.ts';
import { pictureReport } from '../../src/webview/messages/pictureReport.ts';
import { samplePalette as palette } from '../webview/samplePalette.ts';

const failure = { reason: 'syntax', detail: "Expecting 'EOF'", line: 2, character: 0 };
const svg = new TextEncoder().encode('<svg/>').buffer;
const look = { format: 'png', theme: 'light', background: 'white', scale: 2 };
/** One good message of each kind on each way. */
const good: readonly (readonly [string, z.ZodMiniType, unknown])[] = [
  ['init', hostMessage, { type: 'init', language: 'ko', phrases: panelPhrases('ko'), timeoutSeconds: 6 }],
  ['diagrams', hostMessage, { type: 'diagrams', document: 'file:///orders.md', revision: 1, diagrams: [{ title: 'Orders', source: 'pie', firstLine: 4 }], selected: 0 }],
  ['select', hostMessage, { type: 'select', selected: 3 }],
  ['locked', hostMessage, { type: 'locked', locked: true }],
  ['find', hostMessage, { type: 'find' }],
  ['render', hostMessage, { type: 'render', id: 1, source: 'pie', look, to: 'clipboard' }],
  ['ready', panelMessage, { type: 'ready' }],
  ['drawn', panelMessage, { type: 'drawn', revision: 1, index: 0, kind: 'pie', cached: true }],
  ['failed', panelMessage, { type: 'failed', revision: 1, index: 0, ...failure }],
  ['picked', panelMessage, { type: 'picked', revision: 1, index: 2 }],
  ['reveal', panelMessage, { type: 'reveal', revision: 1, index: 2, line: 3, character: 4 }],
  ['revealNode', panelMessage, { type: 'revealNode', revision: 1, index: 2, node: 'orders' }],
  ['link', panelMessage, { type: 'link', href: 'https://example.com/' }],
  ['command', panelMessage, { type: 'command', command: 'export' }],
  ['rendered', panelMessage, { type: 'rendered', id: 1, data: '<svg/>' }],
  ['notRendered', panelMessage, { type: 'notRendered', id: 1, failure }],
  ['tooManyPixels', panelMessage, { type: 'tooManyPixels', id: 1, width: 20_000, height: 10 }],
  ['clipboardRefused', panelMessage, { type: 'clipboardRefused', id: 1, detail: 'NotAllowedError' }],
  ['paint', painterOrder, { type: 'paint', id: 1, source: 'pie', palette }],
  ['outline', painterOrder, { type: 'outline', id: 1, source: 'pie' }],
  ['packs', painterOrder, { type: 'packs', packs: [{ name: 'core.pack', content: new Blob(['1;']) }] }],
  ['need', painterReport, { type: 'need', packs: ['core'] }],
  ['started', painterReport, { type: 'started', id: 1 }],
  ['painted', painterReport, { type: 'painted', id: 1, svg, width: 10, height: 10, kind: 'pie', canvas: 'editor' }],
  ['failed of the painter', painterReport, { type: 'failed', id: 1, ...failure }],
  ['outlined', painterReport, { type: 'outlined', id: 1, outline: { title: 'Orders', description: '', nodes: [{ id: 'a', label: 'A' }, { id: null, label: 'later' }], edges: [{ from: 'a', to: 'b', label: '' }] } }],
  ['show', pictureOrder, { type: 'show', id: 1, svg, width: 10, height: 10, palette, canvas: 'light' }],
  ['view', pictureOrder, { type: 'view', x: -10, y: 0.5, scale: 2 }],
  ['hit', pictureOrder, { type: 'hit', x: 1, y: 2, by: 'hover' }],
  ['clear', pictureOrder, { type: 'clear' }],
  ['find in the picture', pictureOrder, { type: 'find', query: 'order' }],
  ['mark', pictureOrder, { type: 'mark', index: 1 }],
  ['export', pictureOrder, { type: 'export', id: 1, svg, width: 10, height: 10, palette, canvas: 'dark', look }],
  ['shown', pictureReport, { type: 'shown', id: 1 }],
  ['hit of the picture', pictureReport, { type: 'hit', href: null, node: null, by: 'click' }],
  ['found', pictureReport, { type: 'found', query: 'order', boxes: [{ x: 1, y: 2, width: 3, height: 4 }] }],
  ['exported', pictureReport, { type: 'exported', id: 1, data: 'iVBORw0KGgo=' }],
  ['tooManyPixels of the picture', pictureReport, { type: 'tooManyPixels', id: 1, width: 20_000, height: 10 }],
  ['notExported', pictureReport, { type: 'notExported', id: 1, detail: 'no memory' }],
  ['state', panelState, { document: 'file:///orders.md', selected: 0, locked: true, documents: [{ document: 'file:///orders.md', diagrams: [{ title: 'Orders', content: '1x', view: { mode: 'free', x: 0, y: 0, scale: 1 } }] }] }],
];

describe('messages of the diagram panel', () => {
  for (const [name, schema, message] of good) {
    it(`${name}: taken as it is, refused with a field too many, one too few or one of another type`, () => {
      assert.deepEqual(z.parse(schema, message), message);
      assert.equal(z.safeParse(schema, { ...Object(message), extra: 1 }).success, false, 'a field too many');
      for (const [key, value] of Object.entries(Object(message))) {
        const { [key]: _gone, ...rest } = Object(message);
        assert.equal(z.safeParse(schema, rest).success, false, `without ${key}`);
        assert.equal(z.safeParse(schema, { ...rest, [key]: typeof value === 'object' ? 1 : {} }).success, false, `${key} of another type`);
      }
    });
  }

  it('nothing else is a message', () => {
    const schemas = [hostMessage, panelMessage, painterOrder, painterReport, pictureOrder, pictureReport, panelState];
    for (const schema of schemas) for (const wrong of [null, undefined, 1, 'ready', [], {}, { type: 'eval' }, { type: { toString: () => 'ready' } }]) assert.equal(z.safeParse(schema, wrong).success, false);
  });

  it('a picture of more bytes than a text of ten million characters can have is none', () => {
    const painted = { type: 'painted', id: 1, width: 10, height: 10, kind: 'pie', canvas: 'editor' };
    assert.equal(z.safeParse(painterReport, { ...painted, svg: new ArrayBuffer(30_000_000) }).success, true);
    assert.equal(z.safeParse(painterReport, { ...painted, svg: new ArrayBuffer(30_000_001) }).success, false);
    assert.equal(z.safeParse(painterReport, { ...painted, svg: '<svg/>' }).success, false);
  });

  it('colours are plain colours: style sheets are made of them', () => {
    for (const background of ['red', '#fff', 'url(https://example.com)', '#ffffff;}', 'rgb(0,0,0)']) {
      assert.equal(z.safeParse(painterOrder, { type: 'paint', id: 1, source: '', palette: { ...palette, background } }).success, false, background);
    }
  });
});
