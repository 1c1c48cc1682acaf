import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { terraformTemplates } from '../../../src/core/dialects/terraform/index.ts';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import { projectOf } from '../../rules/fixtureProject.ts';
import { bombs } from './bombs.ts';
import { countedFindings, sizeOf } from './counting.ts';
import { soundFindings } from './sound.ts';

// Texts that stand for more than they hold. Work is counted, never timed.

describe('a project that stands for very much', function () {
  this.timeout(60_000);

  for (const [name, { texts, found }] of Object.entries(bombs)) {
    it(`is judged with bounded work: ${name}`, () => {
      const { findings, looks } = countedFindings(texts);
      assert.equal(findings.some(({ ruleId }) => ruleId === 'redis-eager-connect'), found);
      assert.ok(looks > 0 || !Object.keys(texts).some((path) => path.endsWith('.ts')), 'nothing was counted');
    });
  }
});

describe('locals of Terraform that multiply', () => {
  it('are so many values and no more, however many resources ask for them', () => {
    const text = bombs['locals of Terraform']?.texts['main.tf'] ?? '';
    const size = sizeOf(terraformTemplates([parseTerraform('main.tf', text, 'hash')]));
    assert.ok(size > 100_000 && size < 1_500_000, String(size));
  });
});

describe('a template full of anchors and aliases', () => {
  const levels = Array.from({ length: 30 }, (_, index) => `x${String(index + 1)}: &x${String(index + 1)} {a: *x${String(index)}, b: *x${String(index)}}\n`).join('');
  const functions = Array.from({ length: 200 }, (_, index) => `  F${String(index)}:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: src, Handler: app.handler, Runtime: nodejs22.x, Environment: *x30, Tags: {"Fn::Join": *x12} }\n`).join('');
  const template = `Transform: AWS::Serverless-2016-10-31\nx0: &x0 {a: 1}\n${levels}Globals:\n  Function: *x30\nResources:\n${functions}`;
  const texts = { 'template.yaml': template, 'src/app.ts': "import Redis from 'ioredis';\nnew Redis();\nexport const handler = async () => 1;\n" };

  it('is expanded to so many values and no more, and its functions are known', () => {
    const size = sizeOf(parseInfrastructure('template.yaml', template, 'hash'));
    assert.ok(size > 1000 && size < 2_000_000, String(size));
    const findings = soundFindings(projectOf(texts), texts);
    assert.deepEqual(findings.filter(({ at }) => at.path !== 'src/app.ts'), []);
    assert.equal(findings.filter(({ ruleId }) => ruleId === 'redis-eager-connect').length, 1);
  });
});
