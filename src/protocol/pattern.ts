import * as z from 'zod/mini';

/** What the editor asks the server about patterns. Manifests, templates and plans live in the server. */

const localized = z.object({ en: z.string(), ko: z.string() });
const answer = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.record(z.string(), z.union([answer, z.array(answer)]));
const suggestion = z.enum(['package-name', 'aws-region', 'infrastructure']);
const asked = { id: z.string(), label: localized, help: localized, when: z.optional(condition), suggest: z.optional(suggestion) };

/** One question of a pattern, in the shape in which `core/pattern/question.ts` checks answers. */
const patternQuestion = z.discriminatedUnion('type', [
  z.object({
    ...asked,
    type: z.literal('text'),
    default: z.optional(z.string()),
    format: z.optional(z.enum(['identifier', 'kebab', 'http-url', 'https-url', 'url-path', 'header-name', 'path', 'time-zone'])),
    minLength: z.optional(z.number()),
    maxLength: z.optional(z.number()),
    unlike: z.optional(z.array(z.string())),
    taken: z.optional(z.array(z.string())),
  }),
  z.object({
    ...asked,
    type: z.literal('number'),
    default: z.optional(z.number()),
    min: z.number(),
    max: z.number(),
    integer: z.optional(z.boolean()),
  }),
  z.object({ ...asked, type: z.literal('boolean'), default: z.optional(z.boolean()) }),
  z.object({
    ...asked,
    type: z.literal('choice'),
    default: z.optional(z.string()),
    choices: z.array(z.object({ value: z.string(), label: localized })),
  }),
]);

/** What somebody wrote wrongly. Line and character from 0. */
const patternProblem = z.object({
  message: localized,
  path: z.optional(z.string()),
  position: z.optional(z.object({ line: z.number(), character: z.number() })),
});
export type PatternProblem = z.infer<typeof patternProblem>;

const offeredPattern = z.object({
  id: z.string(),
  version: z.string(),
  theme: z.enum(['migration', 'data-consistency', 'deployment', 'scaling', 'operations', 'cost']),
  title: localized,
  summary: localized,
  origin: z.enum(['builtIn', 'own']),
  questions: z.array(patternQuestion),
  /** Absolute paths of Mermaid files. */
  diagrams: z.array(localized),
  /** Absolute paths of the page that explains the pattern, where there is one. */
  page: z.optional(localized),
});
export type OfferedPattern = z.infer<typeof offeredPattern>;

/** All patterns: those that come with Archnotes, and the user's own unless the workspace is restricted. */
export const patternsRequest = 'archnotes/patterns';
export const patternsResult = z.object({ patterns: z.array(offeredPattern), problems: z.array(patternProblem) });
export type PatternsResult = z.infer<typeof patternsResult>;

/** What the workspace says in place of the defaults of questions, by what they let be suggested. */
export const suggestionsRequest = 'archnotes/suggestions';
export const suggestionsParams = z.object({ /** Absolute path of the workspace folder. */ folder: z.string() });
export type SuggestionsParams = z.infer<typeof suggestionsParams>;
export const suggestionsResult = z.object({ suggestions: z.partialRecord(suggestion, z.string()) });
export type SuggestionsResult = z.infer<typeof suggestionsResult>;

/** By path relative to the target: whose text a file that would be merged gets in place of both. */
const decisions = z.record(z.string(), z.enum(['mine', 'theirs']));

/** Renders a pattern and holds it against what is in the target. Writes nothing. */
export const planScaffoldRequest = 'archnotes/planScaffold';
export const planScaffoldParams = z.object({
  pattern: z.string(),
  answers: z.record(z.string(), answer),
  /** Absolute path of the target folder, which need not exist. */
  target: z.string(),
  /** Absolute path of the workspace folder it must lie in. */
  within: z.string(),
  /** Files with other content that may be replaced, relative to the target: the record then counts them as generated. */
  replace: z.optional(z.array(z.string())),
  decisions: z.optional(decisions),
});
export type PlanScaffoldParams = z.infer<typeof planScaffoldParams>;

const plannedFile = z.object({
  /** Relative to the target, /-separated. */
  path: z.string(),
  /** As `core/pattern/planFile.ts` explains them. */
  status: z.enum(['create', 'identical', 'update', 'merged', 'clash', 'kept', 'deleted', 'conflict']),
  text: z.string(),
  /** SHA-1 of the bytes that stood there; missing where nothing did. */
  seen: z.optional(z.string()),
  /** With `clash`, what was merged with the user's text. */
  sides: z.optional(z.object({ base: z.string(), theirs: z.string() })),
});
export type PlannedScaffoldFile = z.infer<typeof plannedFile>;

/** What would be written: the files, and the record of them, which is no file of the pattern. */
const scaffoldPlan = z.object({
  files: z.array(plannedFile),
  record: plannedFile,
  /** Paths that were generated before and that the pattern no longer makes; they are left alone. */
  abandoned: z.array(z.string()),
});
export type PlannedScaffold = z.infer<typeof scaffoldPlan>;

/** `plan` is missing where `problems` say why. */
export const planScaffoldResult = z.object({ plan: z.optional(scaffoldPlan), problems: z.array(patternProblem) });
export type PlanScaffoldResult = z.infer<typeof planScaffoldResult>;

/** How the scaffolds of these folders stand to their patterns. */
export const scaffoldsRequest = 'archnotes/scaffolds';
export const scaffoldsParams = z.object({ /** Absolute paths of folders with a folder `.archnotes/scaffolds`. */ targets: z.array(z.string()) });
export type ScaffoldsParams = z.infer<typeof scaffoldsParams>;
const scaffoldState = z.object({
  target: z.string(),
  name: z.string(),
  pattern: z.object({ id: z.string(), version: z.string() }),
  /** The version of the pattern as it is now. */
  available: z.string(),
  stale: z.boolean(),
  /** Files whose last update was undone. */
  putBack: z.array(z.string()),
  /** Files that updates have changed: when one is written, `putBack` may be another. */
  updated: z.array(z.string()),
  /** Files with conflict markers of an update, and what was merged with the user's text there. */
  conflicts: z.array(z.object({ path: z.string(), base: z.string(), theirs: z.string() })),
});
export type KnownScaffold = z.infer<typeof scaffoldState>;
export const scaffoldsResult = z.object({ scaffolds: z.array(scaffoldState), problems: z.array(patternProblem) });
export type ScaffoldsResult = z.infer<typeof scaffoldsResult>;

/** What would become of one scaffold with its pattern as it is now. Answered with a {@link planScaffoldResult}. */
export const planUpdateRequest = 'archnotes/planUpdate';
export const planUpdateParams = z.object({
  target: z.string(),
  within: z.string(),
  /** The record's name. */
  name: z.string(),
  replace: z.optional(z.array(z.string())),
  decisions: z.optional(decisions),
});
export type PlanUpdateParams = z.infer<typeof planUpdateParams>;
