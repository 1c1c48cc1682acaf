import { openProject } from '../../../src/core/project.ts';
import { defineRule, type Connection, type JudgedProject } from '../../../src/core/rule/index.ts';
import redisEagerConnect from '../../../src/rules/redis-eager-connect/rule.ts';
import { projectOptions, type Texts } from '../../rules/fixtureProject.ts';

/** What rules are shown of a small project: everything there is to judge. */
export function judgedIn(texts: Texts): JudgedProject {
  const seen: JudgedProject[] = [];
  const listener = defineRule({
    meta: { ...redisEagerConnect.meta, id: 'listener' },
    create: () => ({ projectEnd: (project) => seen.push(project) }),
  });
  const project = openProject({ ...projectOptions, rules: [listener] });
  project.apply(Object.entries(texts).map(([path, text]) => ({ kind: 'text', path, text })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) {
    project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  }
  const findings = project.findings();
  const [judged] = seen;
  if (judged === undefined || findings.length > 0) throw new Error(`not judged: ${JSON.stringify(findings)}`);
  return judged;
}

/** The connections of a small project, as rules are shown them. */
export function connectionsIn(texts: Texts): readonly Connection[] {
  return judgedIn(texts).connections;
}
