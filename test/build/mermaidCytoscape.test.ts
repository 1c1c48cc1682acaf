import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutAlone } from '../../src/build/mermaidCytoscape.ts';
import { root } from '../../src/build/root.ts';
import { undeclared } from './undeclared.ts';

const whole = readFileSync(join(root, 'node_modules/cytoscape/dist/cytoscape.esm.mjs'), 'utf8');

describe('Cytoscape without what does not lay out', function () {
  this.timeout(60_000);

  /** What a text uses of what the library declares, and the text does not. */
  const missing = (text: string): readonly string[] => undeclared(text).filter((message) => declared.has(/'(.+)'/.exec(message)?.[1] ?? ''));
  const declared = new Set([...whole.matchAll(/^(?:var|function|class) ([\w$]+)/gm)].map(([, name]) => name));

  it('names nothing that was left out', () => {
    assert.deepEqual(missing(layoutAlone(whole)), []);
  });

  it('what is left out but named would be noticed', () => {
    assert.deepEqual(missing(layoutAlone(whole).replace('function GridLayout(', 'function OtherLayout(')), ["'GridLayout' is not defined."]);
  });

  it('fills no object that nothing reads', () => {
    const left = layoutAlone(whole);
    for (const name of ['CRp$9', 'ETCp', 'BreadthFirstLayout.prototype']) {
      assert.ok(whole.includes(`\n${name}.`), name);
      assert.ok(!left.includes(`\n${name}.`), name);
    }
  });

  it('a library that looks otherwise is refused', () => {
    assert.throws(() => layoutAlone(whole.replace('function CanvasRenderer(options)', 'function Canvas(options)')), /Cytoscape has changed: not one place/);
    assert.throws(() => layoutAlone(whole + whole), /Cytoscape has changed: not one place/);
  });
});
