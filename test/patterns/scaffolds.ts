import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { infrastructures } from '../../src/core/pattern/manifest.ts';
import type { Infrastructure } from '../../src/core/pattern/manifest.ts';
import { conditionHolds } from '../../src/core/pattern/question.ts';
import type { Answers } from '../../src/core/pattern/question.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import type { Pattern } from '../../src/node/patternFolder.ts';
import { linkDependencies } from './dependencies.ts';
import { generate, generateInto } from './generated.ts';

const answersShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** An example of a pattern: the name of its file, and its answers. */
export interface Example {
  readonly name: string;
  readonly answers: Answers;
}

/** The examples in a pattern's folder. */
export function examplesOf({ folder }: Pattern): readonly Example[] {
  const names = readdirSync(join(folder, 'examples')).sort();
  return names.map((name) => ({ name, answers: z.parse(answersShape, JSON.parse(readFileSync(join(folder, 'examples', name), 'utf8'))) }));
}

/** The dialects that a pattern offers with its question `infrastructure`. */
export function offeredBy({ manifest }: Pattern): readonly Infrastructure[] {
  const question = manifest.questions.find(({ id }) => id === 'infrastructure');
  const offered = question?.type === 'choice' ? question.choices.map(({ value }) => value) : [];
  return infrastructures.filter((dialect) => offered.includes(dialect));
}

/** The same answers for another dialect; what is then not asked is left out. */
export function answersIn({ manifest }: Pattern, answers: Answers, infrastructure: Infrastructure): Answers {
  const wished: Answers = { ...answers, infrastructure };
  let kept: Answers = {};
  for (const { id, when, default: otherwise } of manifest.questions) {
    const value = wished[id] ?? otherwise;
    if (value !== undefined && conditionHolds(when, kept)) kept = { ...kept, [id]: value };
  }
  return kept;
}

/** Whose project it is that a pattern with the answer `project: existing` goes into: of the two that make one migration, the other. */
function hostOf({ manifest }: Pattern): Pattern {
  return builtIn(manifest.id === 'strangler-facade' ? 'anti-corruption-layer' : 'strangler-facade');
}

/**
 * Generates a pattern into a new folder, with the dependencies that all generated projects share. One that goes into a
 * project that is there finds one.
 */
export function generateLinked(pattern: Pattern, answers: Answers): string {
  const project = answers['project'] === 'existing' ? generate(hostOf(pattern), {}) : generate(pattern, answers);
  if (answers['project'] === 'existing') generateInto(project, pattern, answers);
  linkDependencies(project);
  return project;
}

/** A pattern that comes with Archnotes. @throws Error where there is none of that name */
export function builtIn(id: string): Pattern {
  const found = listPatterns([]).patterns.find(({ manifest }) => manifest.id === id);
  if (found === undefined) throw new Error(`There is no pattern ${id}.`);
  return found;
}
