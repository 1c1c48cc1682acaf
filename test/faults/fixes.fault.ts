import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../src/core/engine/applyEdits.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { combineFixes, fixAll, openProject } from '../../src/core/project.ts';
import { seeded } from '../core/typescript/mutations.ts';
import { parseModule } from '../core/typescript/parser.ts';
import { projectOptions } from '../rules/fixtureProject.ts';

// Code with faults that can be fixed, put together at random: after fixing everything nothing fixable is left, the text is
// sound, and no rule finds what was not there before.

const template = 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: src, Handler: app.handler, Runtime: nodejs22.x, Timeout: 15 }\n';

function fixableCode(random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const maybe = (text: string): string => (random() < 0.5 ? text : '');
  const options = (): string => {
    const chosen = ["host: 'cache'", 'port: 6379', 'commandTimeout: 900', 'enableOfflineQueue: false', 'lazyConnect: false', 'maxRetriesPerRequest: null', "/* 한 🛒 */ db: 1", 'connectTimeout: 60000', '...shared'].filter(() => random() < 0.35);
    return pick([`{ ${chosen.join(', ')} }`, `{\n  ${chosen.join(',\n  ')}${chosen.length > 0 ? maybe(',') : ''}\n}`, '{}', 'process.env.REDIS_URL', `process.env.REDIS_URL, { ${chosen.join(', ')} }`, '']);
  };
  const clients = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => {
    const name = `redis${String(index)}`;
    const made = pick([`new Redis(${options()})`, `new Redis.Cluster([{ host: 'a' }], ${pick(['{ redisOptions: { commandTimeout: 900 } }', '{}', '{ lazyConnect: false }'])})`, `new Redis(${options()}).on('error', console.error)`]);
    return `${maybe('// 주문 🛒\n')}${pick(['const', 'export const'])} ${name} = ${made};${maybe(' // behind')}\n${maybe(`${name}.on('error', console.error);\n`)}${maybe(`await ${name}.connect();\n`)}`;
  });
  const uses = clients.map((_, index) => `  await redis${String(index)}.get('x');\n`).join('');
  const text = `import Redis from 'ioredis';\nconst shared = { family: 4 };\n${clients.join(maybe('\n'))}export const handler = async () => {\n${uses}};\n`;
  return random() < 0.3 ? text.replaceAll('\n', '\r\n') : text;
}

const count = Number(process.env['FIXES'] ?? 5000);

describe('fixing everything', function () {
  this.timeout(600_000);

  it(`ends, leaves nothing to fix, and breaks nothing: ${String(count)} files`, () => {
    const random = seeded(20_261_126);
    const project = openProject(projectOptions);
    project.apply([{ kind: 'text', path: 'template.yaml', text: template }, { kind: 'text', path: 'package.json', text: '{ "name": "a", "dependencies": { "ioredis": "^5.4.0" } }' }]);
    const give = (text: string): readonly Finding[] => {
      project.apply([{ kind: 'text', path: 'src/app.ts', text }]);
      for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply([{ kind: 'text', path: 'src/app.ts', text }]);
      return project.findings();
    };
    let fixable = 0;
    for (let round = 0; round < count; round += 1) {
      const text = fixableCode(random);
      const before = give(text);
      if (!before.some(({ fix }) => fix !== undefined)) continue;
      fixable += 1;
      const fixed = fixEverything(text, give);
      const after = give(fixed);
      assert.deepEqual(after.filter(({ fix }) => fix !== undefined), [], fixed);
      assert.equal(parseModule('src/app.ts', fixed, 'h').syntaxError, undefined, fixed);
      assert.equal(fixEverything(fixed, give), fixed);
      // That a program connects by itself while it loads is said once its client would not do so anyway.
      const had = new Set([...before.map(({ ruleId }) => ruleId), ...(text.includes('.connect()') ? ['redis-connect-call-at-module-scope'] : [])]);
      for (const { ruleId } of after) assert.ok(had.has(ruleId), `${ruleId} is new:\n${text}\n---\n${fixed}`);
      if (text.includes('\r\n')) assert.doesNotMatch(fixed, /(?<!\r)\n/);
    }
    assert.ok(fixable > count / 2, `${String(fixable)} could be fixed`);
  });
});

/** The text with everything fixed. @throws AssertionError where two edits of a pass overlap */
function fixEverything(text: string, give: (text: string) => readonly Finding[]): string {
  let current = text;
  let findings = give(text);
  const textOf = (path: string): string | undefined => (path === 'src/app.ts' ? text : undefined);
  const result = fixAll(
    {
      findings: () => {
        const fixes = findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
        for (const [path, edits] of combineFixes(fixes, () => projectOptions.hashOf(current)).edits) assertDisjoint(path, edits);
        return findings;
      },
      textOf,
      hashOf: projectOptions.hashOf,
      tryText: (_, tried) => {
        current = tried;
        findings = give(tried);
      },
    },
    () => true,
  );
  const edits = result.files.flatMap((file) => file.edits);
  assertDisjoint('src/app.ts', edits);
  assert.equal(applyEdits(text, edits), current);
  return current;
}

function assertDisjoint(path: string, edits: readonly { readonly range: { readonly start: number; readonly end: number } }[]): void {
  const overlapping: string[] = [];
  const ranges = edits.map(({ range }) => range).sort((one, other) => one.start - other.start || one.end - other.end);
  for (const [index, range] of ranges.entries()) {
    const next = ranges[index + 1];
    if (next !== undefined && next.start < range.end) overlapping.push(`${String(range.start)}-${String(range.end)} and ${String(next.start)}-${String(next.end)}`);
  }
  assert.deepEqual(overlapping, [], path);
}
