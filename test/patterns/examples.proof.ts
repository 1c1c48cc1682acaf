import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { lockedVersions } from './dependencies.ts';
import { compile, discard, runOwnTests, textOf } from './generated.ts';
import { examplesOf, generateLinked } from './scaffolds.ts';

/** The strangler facade came first and has most to show. */
const leastOwnTests: Readonly<Record<string, number>> = { 'strangler-facade': 30 };
const versions = z.optional(z.record(z.string(), z.string()));
const packageJson = z.object({ dependencies: versions, devDependencies: versions });

describe('the examples of', () => {
  for (const pattern of listPatterns([]).patterns) {
    const { id } = pattern.manifest;

    describe(id, () => {
      for (const { name, answers } of examplesOf(pattern)) {
        describe(`as in ${name}`, () => {
          let project: string;
          before(() => {
            project = generateLinked(pattern, answers);
          });
          after(() => discard(project));

          it('is strict TypeScript whose own tests pass offline', () => {
            assert.deepEqual(compile(project), []);
            const { code, passed, output } = runOwnTests(project);
            assert.equal(code, 0, output);
            assert.ok(passed >= (leastOwnTests[id] ?? 12), output);
          });

          it('asks for the versions that were tried', () => {
            const { dependencies, devDependencies } = z.parse(packageJson, JSON.parse(textOf(project, 'package.json')));
            const locked = lockedVersions();
            const asked = { ...dependencies, ...devDependencies };
            assert.deepEqual(asked, Object.fromEntries(Object.keys(asked).map((package_) => [package_, locked[package_]])));
          });
        });
      }
    });
  }
});
