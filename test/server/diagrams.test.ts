import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { diagramsResult } from '../../src/protocol/server.ts';
import { diagramsOf } from '../../src/server/diagrams.ts';

describe('diagramsOf', () => {
  it('gives the fences of Markdown, the whole of a Mermaid file, nothing of the rest, in the shape of the protocol', () => {
    const notes = '# Orders\n\n```mermaid\nflowchart LR\n  order --> payment\n```\n';
    const ofNotes = z.parse(diagramsResult, diagramsOf({ languageId: 'markdown', text: notes }));
    assert.deepEqual(ofNotes.diagrams.map(({ title, source }) => [title, source]), [['Orders', 'flowchart LR\n  order --> payment']]);
    const ofFile = z.parse(diagramsResult, diagramsOf({ languageId: 'mermaid', text: 'pie\n' }));
    assert.deepEqual(ofFile.diagrams.map(({ source }) => source), ['pie\n']);
    assert.deepEqual(diagramsOf({ languageId: 'plaintext', text: notes }), { diagrams: [] });
  });
});
