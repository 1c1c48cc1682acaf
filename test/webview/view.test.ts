import assert from 'node:assert/strict';
import { broughtIn, fitted, keptInSight, panned, zoomed } from '../../src/webview/relay/view.ts';

describe('the view of a picture', () => {
  const panel = { width: 600, height: 400 };

  it('fits the whole picture into the middle, and blows small ones up only a little', () => {
    assert.deepEqual(fitted({ width: 1104, height: 100 }, panel), { mode: 'fit', x: 24, y: 175, scale: 0.5 });
    assert.deepEqual(fitted({ width: 20, height: 20 }, panel), { mode: 'fit', x: 285, y: 185, scale: 1.5 });
  });

  it('zooms around the pointer: what is under it stays under it', () => {
    const before = { mode: 'fit', x: 10, y: 20, scale: 0.5 } as const;
    const at = { x: 110, y: 70 };
    const after = zoomed(before, 2, at);
    assert.deepEqual(after, { mode: 'free', x: -90, y: -30, scale: 1 });
    assert.equal((at.x - before.x) / before.scale, (at.x - after.x) / after.scale);
    assert.equal(zoomed(before, 1e9, at).scale, 16);
    assert.equal(zoomed(before, 1e-9, at).scale, 0.05);
  });

  it('brings a place into the middle, and what is too small to be read nearer', () => {
    const box = { x: 100, y: 40, width: 50, height: 20 };
    assert.deepEqual(broughtIn({ mode: 'fit', x: 400, y: 4, scale: 2 }, box, panel), { mode: 'free', x: 50, y: 100, scale: 2 });
    assert.equal(broughtIn({ mode: 'fit', x: 0, y: 0, scale: 0.1 }, box, panel).scale, 0.8);
  });

  it('stays as it is where a place can be read in it already, clear of the edges', () => {
    const box = { x: 100, y: 40, width: 50, height: 20 };
    const whole = { mode: 'fit', x: 3, y: 4, scale: 2 } as const;
    assert.equal(broughtIn(whole, box, panel), whole);
    assert.deepEqual(broughtIn({ ...whole, y: -40 }, box, panel), { mode: 'free', x: 50, y: 100, scale: 2 });
  });

  it('never loses the picture beyond an edge', () => {
    const size = { width: 100, height: 100 };
    const far = panned({ mode: 'free', x: 0, y: 0, scale: 1 }, { x: 5_000, y: -5_000 });
    assert.deepEqual(keptInSight(far, size, panel), { mode: 'free', x: 552, y: -52, scale: 1 });
    const near = { mode: 'free', x: 3, y: 4, scale: 1 } as const;
    assert.deepEqual(keptInSight(near, size, panel), near);
  });
});
