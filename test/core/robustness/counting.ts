import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { soundFindings } from './sound.ts';

/** How often a row of facts may be looked at for each character of a project, and besides for a small one. */
const perCharacter = 50;
const besides = 500_000;

/** The findings of a project, all sound, and how often a row of its modules' tables was looked at. Ends work without end. */
export function countedFindings(texts: Texts): { readonly findings: readonly Finding[]; readonly looks: number } {
  const length = Object.values(texts).reduce((sum, text) => sum + text.length, 0);
  const limit = length * perCharacter + besides;
  let looks = 0;
  const parse = projectOptions.moduleParser();
  const look = (): void => {
    looks += 1;
    assert.ok(looks <= limit, `more than ${String(limit)} looks at the facts of ${String(length)} characters`);
  };
  const project = openProject({ ...projectOptions, moduleParser: () => (path, text, hash) => watched(parse(path, text, hash), look) });
  const give = (paths: readonly string[]): void => {
    project.apply(paths.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  };
  give(Object.keys(texts));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) give(wanted);
  return { findings: soundFindings(project, texts), looks };
}

/** Facts that say when a row of one of their tables is looked at. */
function watched(facts: ModuleFacts, look: () => void): ModuleFacts {
  const watchedTable = <Row>(table: readonly Row[]): readonly Row[] =>
    new Proxy(table, {
      get(target, name, receiver): unknown {
        look();
        return Reflect.get(target, name, receiver);
      },
    });
  return {
    ...facts,
    imports: watchedTable(facts.imports),
    exports: watchedTable(facts.exports),
    bindings: watchedTable(facts.bindings),
    bodies: watchedTable(facts.bodies),
    classes: watchedTable(facts.classes),
    calls: watchedTable(facts.calls),
    writes: watchedTable(facts.writes),
  };
}

/** How many objects a value of the model is made of: what is shared counts each time. */
export function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 1);
}
