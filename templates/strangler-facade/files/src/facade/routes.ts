import type { Route, RouteTable, TargetName, Upstream } from './route.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The route table. The next capability is one more entry; MIGRATION.md says when a number may be raised.
 *
 * @param env overrides addresses and shares, so that a share can be taken back without a build
 * @throws Error naming the variable that cannot be used
 */
export function readRoutes(env: Environment): RouteTable {
  const legacy = upstream('legacy', readUrl(env, 'LEGACY_URL', '<%= legacyUrl %>'));

  const routes: readonly Route[] = [
    {
      capability: '<%= capability %>',
      pathPrefix: '<%= pathPrefix %>',
      legacy,
      successor: upstream('successor', readUrl(env, '<%= capability | constant %>_SUCCESSOR_URL', '<%= successorUrl %>')),
      percent: readPercent(env, '<%= capability | constant %>_PERCENT', <%= startPercent %>),
<% if shadowReads %>
      shadowPercent: readPercent(env, '<%= capability | constant %>_SHADOW_PERCENT', <%= shadowPercent %>),
      ignoredFields: [],
<% endif %>
    },
  ];
  return { legacy, routes };
}

function upstream(name: TargetName, url: URL): Upstream {
  return { name, url, timeoutMs: <%= timeoutMs %> };
}

function readUrl(env: Environment, name: string, preset: string): URL {
  const text = env[name] ?? preset;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`${name} must be an http or https address, and is "${text}".`);
  }
  return new URL(text);
}

function readPercent(env: Environment, name: string, preset: number): number {
  const text = env[name];
  const percent = text === undefined || text.trim() === '' ? preset : Number(text);
  if (!(percent >= 0 && percent <= 100)) throw new Error(`${name} must be a number from 0 to 100, and is "${text}".`);
  return percent;
}
