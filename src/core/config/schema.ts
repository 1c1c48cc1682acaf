import * as z from 'zod/mini';
import { profiles } from '../model/configuration.ts';
import { severities } from '../model/finding.ts';
import type { Localized } from '../model/text.ts';
import type { Rule } from '../rule/defineRule.ts';
import type { RuleOption } from '../rule/option.ts';
import { peerNames } from '../rule/peer.ts';
import { descriptions } from './descriptions.ts';
import { readGlob } from './glob.ts';
import { zoneNamed } from './timeZone.ts';

/** What each part of the schema is for, in both languages: an editor shows it in the user's. */
export const described = z.registry<{ readonly text: Localized; readonly examples?: readonly unknown[] }>();

/** What a rule may be set to. */
export const settings = ['off', ...[...severities].reverse()] as const;

const most = { entries: 200, environments: 20, variables: 200, text: 4096 } as const;

const severity = z.enum(settings);
const profile = z.enum(profiles).register(described, { text: descriptions.profile });
const ignore = z
  .array(z.string().check((ctx) => void note(ctx, globFault(ctx.value))))
  .check(z.maxLength(most.entries))
  .register(described, { text: descriptions.ignore, examples: [['**/generated/**']] });
const timeZone = z
  .string()
  .check((ctx) => void note(ctx, zoneNamed(ctx.value) === undefined ? 'time-zone' : undefined))
  .register(described, { text: descriptions.timeZone, examples: ['Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'UTC'] });
const peers = z.array(z.enum(peerNames)).register(described, { text: descriptions.peers });

/** As AWS Lambda names environment variables. */
const variableName = z.string().check((ctx) => void note(ctx, /^[A-Za-z]\w*$/.test(ctx.value) ? undefined : 'variable-name'));
const parameterName = z.string().check((ctx) => void note(ctx, /^[A-Za-z][\w-]*$/.test(ctx.value) ? undefined : 'parameter-name'));
const environmentName = z.string().check((ctx) => void note(ctx, /^[A-Za-z0-9][\w.-]{0,63}$/.test(ctx.value) ? undefined : 'environment-name'));
const text = z.string().check(z.maxLength(most.text));
const environment = z.strictObject({
  variables: z.optional(z.record(variableName, text).check(atMost(most.variables)).register(described, { text: descriptions.variables })),
  parameters: z.optional(z.record(parameterName, text).check(atMost(most.variables)).register(described, { text: descriptions.parameters })),
});
const environments = z.record(environmentName, environment).check(atMost(most.environments)).register(described, { text: descriptions.environments });

/** The one schema of archnotes.json: what is read is held to it, and the editor's JSON schema is made of it. */
export function configurationSchema(rules: readonly Rule[]) {
  const byId = Object.fromEntries(rules.map(({ meta }) => [meta.id, z.optional(ruleSchema(meta))]));
  return z.strictObject({
    $schema: z.optional(z.string()),
    profile: z.optional(profile),
    rules: z.optional(z.strictObject(byId).register(described, { text: descriptions.rules })),
    ignore: z.optional(ignore),
    timeZone: z.optional(timeZone),
    environments: z.optional(environments),
    peers: z.optional(peers),
  });
}

export type WrittenConfiguration = z.infer<ReturnType<typeof configurationSchema>>;

function ruleSchema({ summary, options = {} }: Rule['meta']) {
  const names = Object.entries(options);
  if (names.length === 0) return z.enum(settings).register(described, { text: summary });
  const own = Object.fromEntries(names.map(([name, option]) => [name, z.optional(optionSchema(option))]));
  const withOptions = z.strictObject({ severity: z.optional(z.enum(settings).register(described, { text: descriptions.severity })), ...own });
  return z.union([severity, withOptions]).register(described, { text: summary });
}

function optionSchema({ default: byDefault, minimum, maximum, description }: RuleOption) {
  return z.int().check(z.gte(minimum), z.lte(maximum)).register(described, { text: description, examples: [byDefault] });
}

function globFault(pattern: string): string | undefined {
  const glob = readGlob(pattern);
  return typeof glob === 'string' ? `glob-${glob}` : undefined;
}

interface Checked {
  readonly value: unknown;
  readonly issues: { push: (issue: { readonly code: 'custom'; readonly message: string; readonly input: unknown }) => unknown };
}

/** Names a fault by a keyword; `mistakes.ts` has the sentences. */
function note({ value, issues }: Checked, fault: string | undefined): void {
  if (fault !== undefined) issues.push({ code: 'custom', message: fault, input: value });
}

function atMost(count: number): (ctx: Checked & { readonly value: object }) => void {
  return (ctx) => {
    if (Object.keys(ctx.value).length > count) note(ctx, `at-most-${String(count)}`);
  };
}
