import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import { fixAll, openProject } from '../../../src/core/project.ts';
import { defineRule } from '../../../src/core/rule/index.ts';
import { projectOf, projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { said, shop, taken, template } from './project.ts';

// What comments take back in a project, and what is said of comments that take nothing back.

const eager = '// archnotes-disable-next-line redis-eager-connect -- measured\n';

/** The file after the first fix of a finding about a comment. */
function mended(texts: Texts, path = 'src/orders.ts'): string {
  const finding = projectOf(texts).findings().find(({ ruleId }) => ruleId.startsWith('internal/'));
  const edit = finding?.fix?.edits.find((one) => one.path === path);
  assert(edit !== undefined, 'no fix');
  return applyEdits(texts[path] ?? '', edit.edits);
}

describe('suppression', () => {
  it('takes back the findings of the named rules that begin in the line, and no others', () => {
    const project = projectOf(shop(eager));
    assert.deepEqual(taken(project), ['redis-eager-connect src/orders.ts:3 measured']);
    assert.deepEqual(said(project), []);
    assert(project.findings().some(({ ruleId, at }) => ruleId === 'redis-missing-error-listener' && at.start.line === 2));
    assert.equal(project.stats().suppressed, 1);
  });

  it('counts the line that a finding begins in', () => {
    const text = `import Redis from 'ioredis';\n${eager}const redis =\n  new Redis();\nexport const handler = async () => redis.get('a');\n`;
    const project = projectOf({ 'template.yaml': template, 'src/orders.ts': text });
    assert.deepEqual(said(project), ['unused-suppression unusedLine src/orders.ts:2', 'redis-eager-connect src/orders.ts:4']);
  });

  it('goes by the place of the finding, not by those it tells of beside it', () => {
    const texts = {
      ...shop(''),
      'src/orders.ts': "import { redis } from './redis';\nexport const handler = async () => redis.get('a');\n",
      'src/redis.ts': `import Redis from 'ioredis';\nexport const redis = new Redis(); // archnotes-disable-line redis-eager-connect -- measured\n`,
    };
    assert.deepEqual(taken(projectOf(texts)), ['redis-eager-connect src/redis.ts:2 measured']);
    const elsewhere = { ...texts, 'src/orders.ts': `// archnotes-disable-file redis-eager-connect -- measured\n${texts['src/orders.ts']}`, 'src/redis.ts': "import Redis from 'ioredis';\nexport const redis = new Redis();\n" };
    assert.deepEqual(said(projectOf(elsewhere)), ['unused-suppression unusedFile src/orders.ts:1', 'redis-eager-connect src/redis.ts:2']);
  });

  it('works in infrastructure, in Python, in diagrams and in the fences of a page', () => {
    const fault = 'flowchart LR\n  a -->\n';
    const python = 'import psycopg2\nclient = psycopg2.connect()  # archnotes-disable-line eager-db-connect -- measured\n\ndef handler(event, context):\n    return client.cursor()\n';
    const plain = projectOf({ 'a.mmd': `%% note\n${fault}`, 'b.md': `\`\`\`mermaid\n${fault}\`\`\`\n` });
    assert.deepEqual(said(plain, 'mermaid-syntax').length, 2);
    const project = projectOf({
      'a.mmd': `%% archnotes-disable-file mermaid-syntax -- draft\n${fault}`,
      'b.md': `<!-- archnotes-disable-next-line mermaid-syntax -- draft -->\n\`\`\`mermaid\n${fault}\`\`\`\n`,
      'template.yaml': template.replace('orders.handler, Runtime: nodejs22.x', 'stock.handler, Runtime: python3.13'),
      'src/stock.py': python,
    });
    assert.deepEqual(said(project, 'mermaid-syntax'), []);
    assert.deepEqual(taken(project).map((line) => line.split(' ')[0]), ['mermaid-syntax', 'mermaid-syntax', 'eager-db-connect']);
  });

  it('asks for a reason and for a rule, and takes nothing back without', () => {
    assert.deepEqual(said(projectOf(shop('// archnotes-disable-next-line redis-eager-connect --\n'))), ['invalid-suppression noReason src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    assert.deepEqual(said(projectOf(shop('// archnotes-disable-next-line -- measured\n'))), ['invalid-suppression noRule src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    assert.deepEqual(said(projectOf(shop('// archnotes-disable redis-eager-connect -- measured\n'))), ['invalid-suppression unknownWord src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    assert.deepEqual(said(projectOf(shop('// archnotes-disable-file redis-eager-connect -- measured\n'))), ['invalid-suppression tooLate src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    const [finding] = projectOf(shop('// archnotes-disable-next-line redis-eager-connect because it is fast\n')).findings();
    assert.match(finding?.message.en ?? '', /`archnotes-disable-next-line redis-eager-connect -- REASON`/);
    assert.match(finding?.message.ko ?? '', /`archnotes-disable-next-line redis-eager-connect -- 이유`/);
  });

  it('names rules that there are not, and the nearest one', () => {
    const texts = shop('// archnotes-disable-next-line redis-eager-conect, redis-missing-error-listener -- measured\n');
    assert.deepEqual(said(projectOf(texts)), ['invalid-suppression unknownRuleNear src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    assert.deepEqual(said(projectOf({ ...texts, 'src/orders.ts': mended(texts) })), []);
    assert.deepEqual(said(projectOf(shop('// archnotes-disable-next-line schedule-missing-timezones-ok -- x\n')))[0], 'invalid-suppression unknownRule src/orders.ts:2', 'four letters apart is another word');
    assert.deepEqual(said(projectOf(shop('// archnotes-disable-next-line no-console -- x\n'))), ['invalid-suppression unknownRule src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    assert.deepEqual(said(projectOf(shop('// archnotes-disable-next-line internal/unused-suppression -- x\n'))), ['invalid-suppression internalRule src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
  });

  it('tells of what takes nothing back, with the fix that removes it', () => {
    const whole = shop('', ' // archnotes-disable-line snapstart-invalid -- old');
    assert.deepEqual(said(projectOf(whole)), ['redis-eager-connect src/orders.ts:2', 'unused-suppression unusedLine src/orders.ts:2']);
    assert.equal(mended(whole), shop('')['src/orders.ts']);
    const part = shop('// archnotes-disable-next-line snapstart-invalid, redis-eager-connect -- measured\n');
    assert.deepEqual(said(projectOf(part)), ['unused-suppression unusedLine src/orders.ts:2']);
    assert.equal(mended(part), shop(eager)['src/orders.ts']);
  });

  it('tells of a comment in a module that no client is left in', () => {
    const texts = { ...shop(''), 'src/prices.ts': `${eager}export const price = 10;\n` };
    assert.deepEqual(said(projectOf(texts)), ['unused-suppression unusedLine src/prices.ts:1', 'redis-eager-connect src/orders.ts:2'].sort());
  });

  it('does not call a comment useless while anything cannot be read, or belongs to what is not there', () => {
    const unused = { ...shop(''), 'src/prices.ts': `${eager}export const price = 10;\n` };
    const others = ['redis-eager-connect src/orders.ts:2'];
    assert.deepEqual(said(projectOf({ ...unused, 'other/template.yaml': 'Resources: [\n' })).filter((line) => !line.startsWith('syntax-error')), others);
    const half = projectOf({ ...unused, 'src/prices.ts': `${eager}export const price = (;\n` });
    assert(said(half).every((line) => !line.startsWith('unused')));
    assert.deepEqual(said(projectOf({ 'src/prices.ts': unused['src/prices.ts'] })), [], 'no handlers are known');
    const part = openProject({ ...projectOptions, isWhole: () => false });
    part.apply(Object.entries(unused).map(([path, text]) => ({ kind: 'text', path, text })));
    assert.deepEqual(said(part), others);
  });

  it('does not call a comment useless when a rule crashed', () => {
    const words = { en: 'planted', ko: 'planted' };
    const crashing = defineRule({
      meta: { id: 'crashing', summary: words, theme: 'serverless-connections', severity: 'warning', messages: { planted: words }, fixable: false, curedBy: undefined, source: '' },
      create: () => ({
        entry: () => {
          throw new Error('planted');
        },
      }),
    });
    const project = openProject({ ...projectOptions, rules: [...projectOptions.rules, crashing] });
    project.apply(Object.entries({ ...shop(''), 'src/prices.ts': `${eager}export const price = 10;\n` }).map(([path, text]) => ({ kind: 'text', path, text })));
    assert.deepEqual(said(project).map((line) => line.split(' ')[0]), ['redis-eager-connect', 'rule-crash']);
  });

  it('does not call a comment useless about a rule that is turned off or left to others, and says nothing in files that are ignored', () => {
    const unused = { ...shop('', ' // archnotes-disable-line snapstart-invalid -- old'), 'src/prices.ts': '// archnotes-disable-line no-such-rule\n' };
    const spoken = (configuration: object): readonly string[] => said(projectOf({ ...unused, 'archnotes.json': JSON.stringify(configuration) })).filter((line) => /suppression|configuration/.test(line));
    assert.deepEqual(spoken({}), ['unused-suppression unusedLine src/orders.ts:2', 'invalid-suppression nothingBefore src/prices.ts:1']);
    assert.deepEqual(spoken({ rules: { 'snapstart-invalid': 'off' } }), ['invalid-suppression nothingBefore src/prices.ts:1']);
    assert.deepEqual(spoken({ profile: 'quiet' }), ['invalid-suppression nothingBefore src/prices.ts:1']);
    assert.deepEqual(spoken({ profile: 'quiet', rules: { 'snapstart-invalid': 'warning' } }), spoken({}), 'a rule with a severity is always reported');
    assert.deepEqual(spoken({ peers: ['cfn-lint'] }), ['invalid-suppression nothingBefore src/prices.ts:1']);
    assert.deepEqual(spoken({ peers: ['sonarqube'] }), spoken({}), 'a linter that this rule leaves nothing to');
    assert.deepEqual(spoken({ ignore: ['src/**'] }), []);
  });

  it('follows edits of the comment alone', () => {
    const project = projectOf(shop(eager));
    const give = (before: string): readonly string[] => {
      project.apply([{ kind: 'text', path: 'src/orders.ts', text: shop(before)['src/orders.ts'] ?? '' }]);
      return said(project);
    };
    assert.deepEqual(give('// archnotes-disable-next-line redis-eager-connect --\n'), ['invalid-suppression noReason src/orders.ts:2', 'redis-eager-connect src/orders.ts:3']);
    assert.deepEqual(give(''), ['redis-eager-connect src/orders.ts:2']);
    assert.deepEqual(give(eager), []);
    assert.equal(project.stats().suppressed, 1);
  });

  it('keeps fixes from what is taken back, and is no fix of fix-all itself', () => {
    const texts: Record<string, string> = { ...shop(eager), 'src/prices.ts': `${eager}export const price = 10;\n` };
    const project = projectOf(texts);
    const fixed = fixAll(
      {
        findings: () => project.findings(),
        textOf: (path) => texts[path],
        hashOf: projectOptions.hashOf,
        tryText: (path, text) => project.apply([{ kind: 'text', path, text }]),
      },
      () => true,
    );
    assert(projectOf(shop('')).findings().some(({ ruleId, fix }) => ruleId === 'redis-eager-connect' && fix !== undefined), 'there is a fix where nothing is taken back');
    assert.deepEqual(fixed.files.flatMap(({ edits }) => edits.map(({ newText }) => newText)).filter((text) => text.includes('lazyConnect')), []);
    assert.equal(fixed.files.find(({ path }) => path === 'src/prices.ts'), undefined);
  });
});
