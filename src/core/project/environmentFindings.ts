import type { Configurations } from '../config/configurations.ts';
import { located } from '../engine/locate.ts';
import { filled } from '../engine/messages.ts';
import type { FileOf } from '../engine/report.ts';
import type { Finding, RelatedPlace } from '../model/finding.ts';

/** What was found with the values of one environment. */
export interface FoundIn {
  readonly environment: string;
  readonly findings: readonly Finding[];
}

const holds = {
  en: 'This is so in the environment `{name}`, with the values that are written here.',
  ko: '여기에 적은 값을 사용하는 `{name}` 환경에서 해당합니다.',
};

/** What is found only with the values of environments, each place once, with the environments that it is found in. */
export function environmentFindings(plain: readonly Finding[], found: readonly FoundIn[], { configurations, fileOf }: { readonly configurations: Configurations; readonly fileOf: FileOf }): readonly Finding[] {
  const known = new Set(plain.map(keyOf));
  const added = new Map<string, Finding>();
  for (const { environment, findings } of found) {
    for (const finding of findings) {
      const key = keyOf(finding);
      if (known.has(key)) continue;
      const before = added.get(key) ?? finding;
      added.set(key, { ...before, related: [...before.related, ...placesOf(environment, configurations, fileOf)] });
    }
  }
  return [...added.values()];
}

function keyOf({ ruleId, at: { path, range } }: Finding): string {
  return `${ruleId} ${String(range.start)} ${String(range.end)} ${path}`;
}

function placesOf(name: string, configurations: Configurations, fileOf: FileOf): readonly RelatedPlace[] {
  return configurations.facts.flatMap(({ path, configuration }) => {
    const environment = configuration.environments.find((each) => each.name === name);
    const file = fileOf(path);
    return environment === undefined || file === undefined ? [] : [{ at: located({ path, range: environment.at }, file.lineStarts), message: filled(holds, { name }) }];
  });
}
