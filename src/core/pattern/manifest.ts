import * as z from 'zod/mini';
import { checkRelativePath } from './targetPath.ts';
import { formatNames } from './format.ts';

/** What patterns are about; the order is the order in which they are offered. */
export const themes = ['migration', 'data-consistency', 'deployment', 'scaling', 'operations', 'cost'] as const;
export type Theme = (typeof themes)[number];

const maxQuestions = 40;
/** One more than a plan may hold is refused there, with its own message. */
const maxFiles = 4_000;

const sentence = z.string().check(z.minLength(1), z.maxLength(600));
const localized = z.strictObject({ en: sentence, ko: sentence });
const answer = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.record(z.string(), z.union([answer, z.array(answer).check(z.minLength(1))]));
const length = z.int().check(z.gte(0), z.lte(1_000));

/** What an editor can read off the workspace in place of a question's own default. */
export const suggestions = ['package-name', 'aws-region', 'infrastructure'] as const;
export type Suggestion = (typeof suggestions)[number];

/** A file of the pattern's own folder. */
const ownPath = z.string().check(
  z.refine((path) => checkRelativePath(path) === undefined, 'path'),
);

const asked = {
  id: z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'question-id')),
  label: localized,
  help: localized,
  when: z.optional(condition),
  suggest: z.optional(z.enum(suggestions)),
};

const question = z.discriminatedUnion('type', [
  z.strictObject({
    ...asked,
    type: z.literal('text'),
    default: z.optional(z.string()),
    format: z.optional(z.enum(formatNames)),
    minLength: z.optional(length),
    maxLength: z.optional(length),
    unlike: z.optional(z.array(z.string()).check(z.minLength(1))),
    taken: z.optional(z.array(z.string()).check(z.minLength(1))),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('number'),
    default: z.optional(z.number()),
    min: z.number(),
    max: z.number(),
    integer: z.optional(z.boolean()),
  }),
  z.strictObject({ ...asked, type: z.literal('boolean'), default: z.optional(z.boolean()) }),
  z.strictObject({
    ...asked,
    type: z.literal('choice'),
    default: z.optional(z.string()),
    choices: z.array(z.strictObject({ value: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'choice')), label: localized })).check(z.minLength(2), z.maxLength(20)),
  }),
]);

/** Dialects of infrastructure that a pattern offers with a question called `infrastructure`; `none` leaves it out. */
export const infrastructures = ['sam', 'cdk', 'terraform'] as const;
export type Infrastructure = (typeof infrastructures)[number];

/**
 * Where dialects cannot say the same of a resource: what is written in `dialects` there is not held against the others.
 * One that covers no difference is refused by the tests of the patterns, so that the list stays true.
 */
const difference = z.strictObject({
  dialects: z.array(z.enum(infrastructures)).check(z.minLength(1)),
  /** A type of CloudFormation. */
  type: z.string().check(z.regex(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/, 'resource-type')),
  /** The name of one resource, as the CDK and SAM have it; all resources of the type where it is left out. */
  resource: z.optional(z.string().check(z.regex(/^[A-Z][A-Za-z0-9]*$/, 'resource-name'))),
  /** A property, dotted, and all below it; the whole resource where it is left out. */
  property: z.optional(z.string().check(z.regex(/^[A-Z][A-Za-z0-9]*(?:\.[A-Za-z0-9_-]+)*$/, 'property-path'))),
  reason: localized,
  /** Where that is documented. */
  source: z.string().check(z.regex(/^https:\/\/[^\s]+$/, 'link')),
});

/** `pattern.json`. All of it is data: nothing in it runs. */
export const manifestSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'pattern-id'), z.maxLength(60)),
  version: z.string().check(z.regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, 'version')),
  title: localized,
  summary: localized,
  theme: z.enum(themes),
  questions: z.array(question).check(z.maxLength(maxQuestions)),
  files: z
    .array(z.strictObject({ from: ownPath, to: z.string().check(z.minLength(1)), when: z.optional(condition) }))
    .check(z.minLength(1), z.maxLength(maxFiles)),
  /** Mermaid sources in the pattern's folder, one for each language, in the order in which they are shown. */
  diagrams: z.array(z.strictObject({ en: ownPath, ko: ownPath })).check(z.maxLength(20)),
  /** What its dialects of infrastructure cannot say alike. */
  differences: z.optional(z.array(difference).check(z.minLength(1), z.maxLength(60))),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Difference = z.infer<typeof difference>;
