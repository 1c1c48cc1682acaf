import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { projectOf } from '../../rules/fixtureProject.ts';

// SnapStart is evidence that what opens at load is dead: for Python, as Lambda has it.

const template = (runtime: string, handler: string, applyOn: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: ${runtime}
      Handler: ${handler}
      SnapStart: { ApplyOn: ${applyOn} }
`;
const python = { 'orders.py': 'import psycopg2\nconnection = psycopg2.connect()\ndef handler(event, context):\n    return None\n' };
const javascript = { 'orders.js': "const mysql = require('mysql2');\nconst connection = mysql.createConnection({});\nexports.handler = async () => connection;\n" };

function judged(text: string, code: Readonly<Record<string, string>>): readonly string[] {
  const findings = projectOf({ 'template.yaml': text, ...code }).findings().filter(({ ruleId }) => ruleId === 'eager-db-connect');
  return findings.flatMap(({ severity, related }) => [severity, ...related.map(({ at, message }) => `${at.path}:${String(at.start.line + 1)} ${message.en.slice(0, 28)}`)]);
}

describe('a function that starts from snapshots', () => {
  it('is told of at the line that says so', () => {
    assert.deepEqual(judged(template('python3.13', 'orders.handler', 'PublishedVersions'), python), [
      'error',
      'template.yaml:8 `Orders` uses SnapStart: wha',
      'template.yaml:7 The function `Orders` is dec',
    ]);
  });

  it('is none where SnapStart is off, computed, or not to be had', () => {
    const declared = 'template.yaml:7 The function `Orders` is dec';
    assert.deepEqual(judged(template('python3.13', 'orders.handler', 'None'), python), ['warning', declared]);
    assert.deepEqual(judged(template('python3.13', 'orders.handler', '!Ref Snapshots'), python), ['warning', declared]);
    assert.deepEqual(judged(template('nodejs22.x', 'orders.handler', 'PublishedVersions'), javascript), ['warning', declared]);
  });
});
