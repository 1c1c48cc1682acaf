import assert from 'node:assert/strict';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import type { Difference, Infrastructure } from '../../src/core/pattern/manifest.ts';
import type { Answer } from '../../src/core/pattern/question.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import type { Pattern } from '../../src/node/patternFolder.ts';
import { compile, discard, must } from './generated.ts';
import { compareDialects } from './infrastructure/comparison.ts';
import { hclComplaints, unreadTerraform } from './infrastructure/hcl.ts';
import { resourceModel } from './infrastructure/resourceModel.ts';
import { danglingReferences } from './infrastructure/references.ts';
import { schemaComplaints } from './infrastructure/schemas.ts';
import { infrastructureOf, templatesOf, terraformOf } from './infrastructure/templates.ts';
import { isProviders } from './infrastructure/valueComplaints.ts';
import { answersIn, examplesOf, generateLinked, offeredBy } from './scaffolds.ts';
import type { Example } from './scaffolds.ts';

describe('the infrastructure of', () => {
  for (const pattern of listPatterns([]).patterns.filter((found) => offeredBy(found).length > 0)) {
    const { id, differences = [] } = pattern.manifest;

    describe(id, () => {
      const used = new Set<Difference>();

      it('has an example in every dialect', () => {
        const shown = new Set(examplesOf(pattern).map(({ answers }) => answers['infrastructure']));
        assert.deepEqual(offeredBy(pattern).filter((dialect) => !shown.has(dialect)), []);
      });

      for (const { name, answers } of deployedExamples(pattern)) {
        describe(`as in ${name}`, () => {
          const projects = new Map<Infrastructure, string>();
          before(() => {
            for (const dialect of offeredBy(pattern)) projects.set(dialect, generateLinked(pattern, answersIn(pattern, answers, dialect)));
          });
          after(() => {
            for (const project of projects.values()) discard(project);
          });

          for (const dialect of offeredBy(pattern)) {
            it(`is what AWS and its tools accept, in ${dialect}`, async () => {
              const project = projects.get(dialect) ?? '';
              assert.equal(infrastructureOf(project), dialect);
              if (dialect === 'cdk') assert.deepEqual(compile(project), []);
              if (dialect === 'sam') assert.deepEqual(danglingReferences(project), []);
              const templates = templatesOf(project);
              assert.ok(templates.some(({ resources }) => resources.length > 0));
              assert.deepEqual(templates.flatMap(dialect === 'terraform' ? valueComplaints : schemaComplaints), []);
              if (dialect === 'terraform') assert.deepEqual([await hclComplaints(project), unreadTerraform(terraformOf(project))], [[], []]);
            });
          }

          it('is the same in all of them', () => {
            const models = new Map([...projects].map(([dialect, project]) => [dialect, resourceModel(dialect, templatesOf(project))]));
            const comparison = compareDialects(models, differences);
            assert.deepEqual(comparison.complaints, []);
            for (const difference of comparison.used) used.add(difference);
          });
        });
      }

      // A suite of its own, so that it runs after the others: a suite runs its own tests before those of suites inside it.
      describe('in all examples together', () => {
        it('declares no difference that is none', () => {
          assert.deepEqual(differences.filter((difference) => !used.has(difference)).map(({ type, property }) => `${type} ${property ?? ''}`), []);
        });
      });
    });
  }
});

/** The examples whose answers, with the defaults of what they leave open, ask for infrastructure. */
function deployedExamples(pattern: Pattern): readonly Example[] {
  const dialects: readonly Answer[] = offeredBy(pattern);
  return examplesOf(pattern).filter(({ answers }) => dialects.includes(must(resolveAnswers(pattern.manifest.questions, answers))['infrastructure'] ?? 'none'));
}

function valueComplaints(template: Parameters<typeof schemaComplaints>[0]): readonly string[] {
  return schemaComplaints(template).filter((complaint) => !isProviders(complaint));
}
