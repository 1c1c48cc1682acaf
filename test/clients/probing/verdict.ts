// What the linter says of the text that is also run.
import { projectOptions } from '../../rules/fixtureProject.ts';
import { openProject } from '../../../src/core/project.ts';
import type { ClientRow, Connection, Rule } from '../../../src/core/rule/index.ts';
import type { Case } from './jobs.ts';
import { textAt } from './measure.ts';

/** Whether the code opens a socket while the module is loaded, for all that the linter knows. */
export type Verdict = 'opens' | 'none' | 'unresolved';

/** The clients that the linter sees in a case, by the rows of `clients`. */
export function connectionsIn(measured: Case, clients: readonly ClientRow[]): readonly Connection[] {
  const found: Connection[] = [];
  const project = openProject({ ...projectOptions, rules: [collector(found)], clients });
  const { name, version } = measured.package;
  const texts: Readonly<Record<string, string>> = {
    'package.json': JSON.stringify({ dependencies: { [name]: version } }),
    'template.yaml': template,
    'src/orders.js': textAt(measured, 6379),
  };
  project.apply(Object.entries(texts).map(([path, text]) => ({ kind: 'text', path, text })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) {
    project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  }
  const crash = project.findings()[0];
  if (crash !== undefined) throw new Error(crash.message.en);
  return found;
}

/** Sums the clients of a case up. */
export function verdictOf(connections: readonly Connection[]): Verdict {
  const constructed = connections.filter(({ loads }) => loads.length > 0).map(({ opens }) => opens);
  const used = connections.some(({ uses }) => uses.some(({ opens, loads }) => opens && loads.length > 0));
  if (used || constructed.includes('at-once')) return 'opens';
  return constructed.includes('unresolved') ? 'unresolved' : 'none';
}

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs20.x
      Handler: src/orders.handler
`;

function collector(found: Connection[]): Rule {
  return {
    meta: { id: 'collector', summary: { en: '', ko: '' }, theme: 'serverless-connections', severity: 'hint', messages: {}, fixable: false, curedBy: undefined, source: '' },
    create: () => ({ connection: (connection) => found.push(connection) }),
  };
}
