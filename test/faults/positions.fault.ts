import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as z from 'zod/mini';
import { archnotes } from '../cli/commandLine.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { oddFiles, oddTemplate, type OddFile } from './oddTexts.ts';

// Every finding selects the text that it is about, whatever stands before it and however the file is encoded; the same
// places stand in the reports. The editor's side: test/vscode/faults/positions.fault.test.ts.

const jsonReport = z.object({ findings: z.array(z.object({ ruleId: z.string(), path: z.string(), line: z.number(), column: z.number(), endLine: z.number(), endColumn: z.number() })) });
const region = z.object({ startLine: z.number(), startColumn: z.number(), endLine: z.number(), endColumn: z.number() });
const location = z.object({ physicalLocation: z.object({ artifactLocation: z.object({ uri: z.string() }), region }) });
const sarifReport = z.object({ runs: z.array(z.object({ columnKind: z.literal('utf16CodeUnits'), results: z.array(z.object({ ruleId: z.string(), locations: z.array(location) })) })) });

const rule = 'redis-eager-connect';

describe('the place of a finding in an odd text', function () {
  this.timeout(120_000);
  const files = oddFiles();
  let root: string;
  before(() => {
    const contents: Record<string, Uint8Array | string> = { 'template.yaml': oddTemplate(files), 'package.json': '{ "name": "odd", "dependencies": { "ioredis": "^5.4.0" } }' };
    for (const { path, bytes } of files) contents[path] = bytes;
    root = temporaryFolder(contents);
  });
  after(() => removeFolder(root));

  it(`selects just what it is about, in each of ${String(files.length)} files, and stands in SARIF as well`, async () => {
    assert.ok(files.length >= 270);
    const json = z.parse(jsonReport, JSON.parse((await archnotes(root, ['lint', '--format', 'json'])).out));
    const sarif = z.parse(sarifReport, JSON.parse((await archnotes(root, ['lint', '--format', 'sarif'])).out));
    const results = sarif.runs.flatMap((run) => run.results);
    for (const file of files) {
      const found = json.findings.filter((one) => one.path === file.path && one.ruleId === rule);
      assert.equal(found.length, 1, file.path);
      const [{ line = 0, column = 0, endLine = 0, endColumn = 0 } = {}] = found;
      assert.equal(selected(file, { line, column }, { line: endLine, column: endColumn }), file.accused, file.path);
      const places = results.filter((one) => one.ruleId === rule).flatMap((one) => one.locations.map((at) => at.physicalLocation)).filter((at) => at.artifactLocation.uri === file.path);
      assert.deepEqual(places.map((at) => at.region), [{ startLine: line, startColumn: column, endLine, endColumn }]);
    }
    assert.equal(json.findings.filter((one) => one.ruleId === rule).length, files.length);
  });
});

interface Spot {
  readonly line: number;
  readonly column: number;
}

/** What an editor selects between two places that count from 1, the columns in UTF-16 code units. */
function selected({ text }: OddFile, from: Spot, to: Spot): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
  const offset = ({ line, column }: Spot): number => (starts[line - 1] ?? Number.NaN) + column - 1;
  return text.slice(offset(from), offset(to));
}
