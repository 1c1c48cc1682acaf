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
    const box = { x: 100, y: 140, width: 50, height: 20 };
    const picture = { width: 2_000, height: 2_000 };
    assert.deepEqual(broughtIn({ mode: 'fit', x: 800, y: 4, scale: 2 }, { ...box, x: 200 }, picture, panel), { mode: 'free', x: -150, y: -100, scale: 2 });
    assert.equal(broughtIn({ mode: 'fit', x: 0, y: 0, scale: 0.1 }, box, picture, panel).scale, 0.6);
  });

  it('leaves no room beside a picture that is cut off on its other side', () => {
    const box = { x: 900, y: 10, width: 50, height: 20 };
    const wide = { width: 1_000, height: 100 };
    const seen = broughtIn({ mode: 'fit', x: 24, y: 170, scale: 0.55 }, box, wide, panel);
    assert.deepEqual(seen, { mode: 'free', x: 600 - 8 - 1_000 * 0.6, y: (400 - 100 * 0.6) / 2, scale: 0.6 });
    assert.equal(broughtIn({ mode: 'free', x: -500, y: 0, scale: 1 }, { ...box, x: 0 }, wide, panel).x, 8);
  });

  it('shows a picture whole where it has room', () => {
    const small = { width: 400, height: 200 };
    assert.equal(broughtIn({ mode: 'fit', x: 0, y: 0, scale: 0.58 }, { x: 900, y: 80, width: 50, height: 20 }, { width: 970, height: 200 }, panel).x, 9);
    assert.deepEqual(broughtIn({ mode: 'fit', x: 0, y: 0, scale: 0.5 }, { x: 0, y: 180, width: 50, height: 20 }, small, panel), { mode: 'free', x: 180, y: 140, scale: 0.6 });
  });

  it('stays as it is where a place can be read in it already, clear of the edges', () => {
    const box = { x: 100, y: 40, width: 50, height: 20 };
    const picture = { width: 2_000, height: 2_000 };
    const whole = { mode: 'fit', x: 3, y: 4, scale: 2 } as const;
    assert.equal(broughtIn(whole, box, picture, panel), whole);
    assert.deepEqual(broughtIn({ ...whole, y: -40 }, box, picture, panel), { mode: 'free', x: 8, y: 48, scale: 2 });
  });

  it('never loses the picture beyond an edge', () => {
    const size = { width: 100, height: 100 };
    const far = panned({ mode: 'free', x: 0, y: 0, scale: 1 }, { x: 5_000, y: -5_000 });
    assert.deepEqual(keptInSight(far, size, panel), { mode: 'free', x: 552, y: -52, scale: 1 });
    const near = { mode: 'free', x: 3, y: 4, scale: 1 } as const;
    assert.deepEqual(keptInSight(near, size, panel), near);
  });
});
