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
    assert.deepEqual([...ofNotes.diagrams, ...ofFile.diagrams].map(({ isReadable }) => isReadable), [true, false]);
    assert.deepEqual(diagramsOf({ languageId: 'plaintext', text: notes }), { diagrams: [] });
  });

  it('says where the text has each node, also where it stands only second as what it is, and each group', () => {
    const text = '- classes:\n\n  ```mermaid\n  classDiagram\n    Order --> Item\n    class Order["주문"]\n    namespace Store {\n      class Shelf\n    }\n  ```\n';
    const [diagram] = z.parse(diagramsResult, diagramsOf({ languageId: 'markdown', text })).diagrams;
    const places = [...(diagram?.nodes ?? []).map(({ id, at }) => [id, at.start]), ...(diagram?.groups ?? []).map(({ name, at }) => [name, at.start])];
    assert.deepEqual(places, [
      ['Order', { line: 5, character: 10 }],
      ['Item', { line: 4, character: 14 }],
      ['Shelf', { line: 7, character: 12 }],
      ['Store', { line: 6, character: 14 }],
    ]);
  });
});
