import * as z from 'zod/mini';

/** What merging looks at in a SARIF log; everything else is carried along as it is. */
const reference = z.looseObject({ index: z.optional(z.number()), id: z.optional(z.string()), toolComponent: z.optional(z.unknown()) });
const descriptor = z.looseObject({ id: z.string() });
const result = z.looseObject({
  ruleId: z.optional(z.string()),
  ruleIndex: z.optional(z.number()),
  rule: z.optional(reference),
  level: z.optional(z.string()),
  message: z.looseObject({}),
  locations: z.optional(z.array(z.looseObject({}))),
  fingerprints: z.optional(z.record(z.string(), z.string())),
  partialFingerprints: z.optional(z.record(z.string(), z.string())),
});
const run = z.looseObject({
  tool: z.looseObject({
    driver: z.looseObject({ name: z.string(), rules: z.optional(z.array(descriptor)), notifications: z.optional(z.array(descriptor)) }),
  }),
  automationDetails: z.optional(z.looseObject({ id: z.optional(z.string()) })),
  artifacts: z.optional(z.array(z.looseObject({}))),
  invocations: z.optional(z.array(z.looseObject({}))),
  results: z.optional(z.nullable(z.array(result))),
});

/** Version 2.1.0, as `runs` of tools. Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarifLog = z.looseObject({ version: z.literal('2.1.0'), runs: z.array(run) });

export type SarifRun = z.infer<typeof run>;
export type SarifResult = z.infer<typeof result>;
export type Descriptor = z.infer<typeof descriptor>;
/** Any object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
