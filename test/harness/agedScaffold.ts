// Scaffolds in a workspace as they are some time later: one as it was generated, one whose pattern has changed since.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { packBytes } from '../../src/node/packing.ts';
import { prepareScaffold } from '../../src/node/scaffold.ts';
import { writePlan } from '../../src/node/writePlan.ts';

/** Where the scaffolds are, relative to the workspace. */
export const fresh = 'services/order-cache';
export const aged = 'services/order-facade';

/**
 * Writes both. Of the aged one, the pattern has changed since in README.md, package.json and src/main.ts, the user in
 * README.md (the same line) and src/main.ts (another one); a file of the pattern is new, and where another new one goes
 * the user has a file already.
 */
export function writeAgedScaffolds(folder: string): void {
  scaffold('cache-aside', path.join(folder, fresh));
  const target = path.join(folder, aged);
  scaffold('strangler-facade', target);
  const record = path.join(target, '.archnotes/scaffolds/strangler-facade.json');
  const { files, ...rest } = JSON.parse(readFileSync(record, 'utf8'));
  const rewrite = (file: string, then: (now: string) => string, mine: (then: string) => string): void => {
    const before = then(readFileSync(path.join(target, file), 'utf8'));
    files[file] = packBytes(before);
    writeFileSync(path.join(target, file), mine(before));
  };
  rewrite('README.md', (now) => now.replace(/^# .*$/m, '# Order facade'), (then) => then.replace(/^# .*$/m, '# Order facade of the payments team'));
  rewrite('package.json', (now) => now.replace(/"version": "[^"]*"/, '"version": "0.0.1"'), (then) => then);
  rewrite('src/main.ts', (now) => `// Starts the facade.\n${now}`, (then) => `${then}\n// Ask Mina before you raise the share.\n`);
  delete files['tsconfig.json'];
  writeFileSync(path.join(target, 'tsconfig.json'), '{ "extends": "../../tsconfig.base.json" }\n');
  delete files['src/facade/routes.ts'];
  rmSync(path.join(target, 'src/facade/routes.ts'));
  writeFileSync(record, JSON.stringify({ ...rest, pattern: { ...rest.pattern, version: '0.9.0' }, files }));
}

function scaffold(id: string, target: string): void {
  const pattern = listPatterns([]).patterns.find(({ manifest }) => manifest.id === id);
  const answers = pattern === undefined ? undefined : resolveAnswers(pattern.manifest.questions, {});
  const plan = pattern === undefined || answers?.ok !== true ? undefined : prepareScaffold(pattern, answers.value, { target });
  if (plan?.ok !== true || !writePlan(target, [...plan.value.files, plan.value.record], false).ok) throw new Error(`${id} could not be scaffolded.`);
}
