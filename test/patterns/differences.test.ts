import assert from 'node:assert/strict';
import { parseManifest } from '../../src/core/pattern/parseManifest.ts';
import { stockManifest } from './stockPattern.ts';

const declared = { dialects: ['sam'], type: 'AWS::SNS::Topic', property: 'TopicName', reason: { en: 'Why.', ko: '이유.' }, source: 'https://example.com/why' };
const infrastructure = {
  id: 'infrastructure', type: 'choice', label: { en: 'With?', ko: '도구?' }, help: { en: 'A tool.', ko: '도구입니다.' }, default: 'sam',
  choices: [{ value: 'sam', label: { en: 'SAM', ko: 'SAM' } }, { value: 'none', label: { en: 'None', ko: '없음' } }],
};

/** What is wrong with a manifest that offers SAM and declares one difference, changed as told. */
function complaints(changes: object): string {
  const manifest = { ...stockManifest(), questions: [infrastructure], files: [{ from: 'files/cache.ts', to: 'cache.ts' }], differences: [{ ...declared, ...changes }] };
  const parsed = parseManifest('pattern.json', JSON.stringify(manifest));
  return parsed.ok ? '' : parsed.problems.map(({ message }) => message.en).join();
}

describe('differences of dialects in a manifest', () => {
  it('are taken as they are meant', () => {
    assert.equal(complaints({}), '');
    assert.equal(complaints({ resource: 'Alarms', property: 'A.0.B' }), '');
    assert.equal(complaints({ property: 'Environment.Variables.TABLE_NAME' }), '');
    assert.equal(complaints({ property: 'LogConfiguration.Options.awslogs-region' }), '');
  });

  it('name a type, a property, a dialect that is offered, and a source', () => {
    assert.match(complaints({ type: 'aws_sns_topic' }), /resource type of CloudFormation/);
    assert.match(complaints({ property: 'topic name' }), /a property such as/);
    assert.match(complaints({ resource: 'alarms' }), /name of a resource/);
    assert.match(complaints({ dialects: ['terraform'] }), /offers "terraform"/);
    assert.match(complaints({ dialects: [] }), /dialects/);
    assert.match(complaints({ source: 'example.com' }), /starts with https/);
    assert.match(complaints({ reason: { en: 'Why.' } }), /ko/);
  });
});
