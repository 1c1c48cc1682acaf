import { mermaidPatches } from '../src/build/mermaidPatch.ts';
import { mermaidConfig } from '../src/webview/painter/mermaidConfig.ts';
import { launchBrowser } from './harness/browser.ts';
import { closeAll } from './harness/closing.ts';
import { flowchart } from './webview/largePictures.ts';
import { drawAll, openMermaid } from './webview/mermaidPage.ts';
import { samplePalette } from './webview/samplePalette.ts';
import { writeFileSync } from 'node:fs';
async function main() {
  const b = await launchBrowser();
  const n = Number(process.argv[2] ?? 20);
  const p = await openMermaid(b, mermaidPatches);
  const config = mermaidConfig(samplePalette, undefined, false);
  const fresh = (i: number) => flowchart(n).replace(/\b(Node|step) (\d+)/g, `$1 $2${'abcdefghij'[i % 10]}${'abcdefghij'[Math.floor(i / 10) % 10]}`);
  await drawAll(p, [flowchart(n)], config);
  for (let i = 0; i < 3; i++) await drawAll(p, [fresh(i)], config);
  const s = await p.context().newCDPSession(p);
  await s.send('Profiler.enable'); await s.send('Profiler.setSamplingInterval', { interval: 200 }); await s.send('Profiler.start');
  const t = Date.now(); const count = Number(process.argv[3] ?? 20);
  for (let i = 3; i < 3 + count; i++) await drawAll(p, [fresh(i)], config);
  console.log('each', (Date.now() - t) / count);
  const { profile } = await s.send('Profiler.stop');
  writeFileSync('/tmp/fp/p.cpuprofile', JSON.stringify(profile));
  await closeAll();
}
void main();
