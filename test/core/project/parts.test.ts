import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Parts, type PartSource } from '../../../src/core/project/parts.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

/** A project in which no module is known: parts are linked to nothing. */
const source: PartSource = {
  link: {
    clients: { byPackage: new Map(), majorOf: () => undefined },
    handlersIn: () => [],
    isInfrastructure: () => false,
    resolve: () => undefined,
    isWhole: true,
    known: () => undefined,
    textOf: () => undefined,
    variableAt: () => undefined,
  },
  judging: { rules: projectOptions.rules, fileOf: () => undefined, settings: { of: () => { throw new Error('no file is looked at'); }, all: [] } },
  infrastructure: { functions: [], resources: [] },
};

/** How many parts are told of after modules were joined otherwise a hundred times over. */
function toldAfterHundred(parts: Parts): number {
  let told = 0;
  for (let round = 0; round < 100; round += 1) {
    parts.link([[`src/module${String(round)}.ts`]], source);
    parts.judgements(source);
  }
  parts.tell(() => (told += 1), source);
  return told;
}

describe('the parts of a project', () => {
  it('are told of when they are gone, by those that tell', () => {
    assert.equal(toldAfterHundred(new Parts({ isTold: true })), 100);
  });

  it('are forgotten when they are gone, by those that are only asked', () => {
    assert.equal(toldAfterHundred(new Parts({ isTold: false })), 0);
  });
});
