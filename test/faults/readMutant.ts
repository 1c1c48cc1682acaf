import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/engine/applyEdits.ts';
import { completionsAt } from '../../src/core/languages/mermaid/editing/completion.ts';
import { foldsOf } from '../../src/core/languages/mermaid/editing/folding.ts';
import { formatEdits } from '../../src/core/languages/mermaid/editing/format.ts';
import { symbolsOf } from '../../src/core/languages/mermaid/editing/symbols.ts';
import { outlineOf } from '../../src/core/languages/mermaid/outline.ts';
import type { Project } from '../../src/core/model/project.ts';
import { openProject } from '../../src/core/project.ts';
import { assertSoundFacts, soundFindings } from '../core/robustness/sound.ts';
import { rangesOf } from '../core/typescript/ranges.ts';
import { projectOf, projectOptions, type Texts } from '../rules/fixtureProject.ts';
import type { Mutant } from './mutants.ts';
import type { SourceKind } from './sources.ts';

const sam = (properties: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: app.handler, ${properties} }
`;
const typescript = sam('Runtime: nodejs22.x');
const client = "import Redis from 'ioredis';\nexport const redis = new Redis();\nexport const handler = async () => redis.ping();\n";

/** Where a mutant stands in a project that it matters to, beside files that are sound. */
const surroundings: Readonly<Record<Exclude<SourceKind, 'mermaid'>, { readonly paths: readonly string[]; readonly files: Texts }>> = {
  code: { paths: ['src/app.ts', 'src/app.tsx', 'src/app.js', 'src/app.mts'], files: { 'template.yaml': typescript, 'src/redis.ts': client } },
  yaml: { paths: ['template.yaml', 'serverless.yml', 'stack.yml'], files: { 'src/app.ts': client } },
  json: { paths: ['stack.json', 'package.json', 'tsconfig.json', 'serverless.json'], files: { 'template.yaml': typescript, 'src/app.ts': client } },
  terraform: { paths: ['main.tf'], files: { 'src/app.ts': client, 'other.tf': 'resource "aws_lambda_function" "orders" {\n  handler = "app.handler"\n  filename = "src"\n  layers = local.a\n}\n' } },
  python: { paths: ['src/app.py'], files: { 'template.yaml': sam('Runtime: python3.13'), 'src/store.py': 'import redis\nstore = redis.Redis()\n' } },
  dockerfile: { paths: ['Dockerfile'], files: { 'template.yaml': 'Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { PackageType: Image }\n    Metadata: { DockerContext: ., Dockerfile: Dockerfile }\n', 'src/app.ts': client } },
};

/** All are parsed; judging costs more, and meets the same texts again and again. */
const mutantsPerJudgement = 3;
/** A project is opened anew after so many mutants: what one leaves behind, the next ones meet. */
const mutantsPerProject = 250;

/** Reads mutants one after the other and holds each to be read soundly. */
export class MutantReader {
  #project: { readonly kind: SourceKind; readonly project: Project; texts: Record<string, string>; mutants: number } | undefined;

  /** @throws AssertionError, or whatever the product throws */
  read({ kind, seed, text }: Mutant): void {
    if (kind === 'mermaid') return readDiagram(text.replace(/\r\n?/g, '\n'), seed);
    const { paths } = surroundings[kind];
    const path = paths[seed % paths.length] ?? '';
    assertSoundFacts(path, text);
    if (seed % mutantsPerJudgement !== 0) return;
    const { project, texts, mutants } = this.#with(kind, path, text);
    const findings = soundFindings(project, texts);
    if (mutants % 50 === 0) assert.deepEqual(judged(findings), judged(projectOf(texts).findings()), 'edited into this, or opened like this');
  }

  #with(kind: Exclude<SourceKind, 'mermaid'>, path: string, text: string): { readonly project: Project; readonly texts: Texts; readonly mutants: number } {
    if (this.#project?.kind !== kind || this.#project.mutants >= mutantsPerProject) {
      const project = openProject(projectOptions);
      this.#project = { kind, project, texts: { ...surroundings[kind].files }, mutants: 0 };
      give(project, this.#project.texts, Object.keys(this.#project.texts));
    }
    const { project, texts } = this.#project;
    texts[path] = text;
    this.#project.mutants += 1;
    give(project, texts, [path]);
    return { project, texts, mutants: this.#project.mutants };
  }
}

function give(project: Project, texts: Texts, paths: readonly string[]): void {
  project.apply(paths.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) {
    project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
  }
}

/** Without that a file is half read: that is also said of one which was asked for once and no longer matters. */
function judged(findings: ReturnType<Project['findings']>): ReturnType<Project['findings']> {
  return findings.filter(({ ruleId }) => ruleId !== 'internal/syntax-error');
}

function readDiagram(source: string, seed: number): void {
  const outline = outlineOf(source);
  for (const { start, end } of rangesOf(outline)) assert.ok(0 <= start && start <= end && end <= source.length, `${String(start)}-${String(end)} of ${String(source.length)}`);
  for (const { id, occurrences } of outline?.nodes ?? []) for (const { start, end } of occurrences) assert.equal(source.slice(start, end), id);
  completionsAt(source, seed % (source.length + 1));
  const lines = source.split('\n').length;
  for (const { startLine, endLine } of foldsOf(source)) assert.ok(startLine < endLine && endLine < lines);
  for (const { at, range } of symbolsOf(source)) assert.ok(range.start <= at.start && at.end <= range.end);
  assert.equal(applyEdits(source, formatEdits(source, '  ')).replace(/\s+/g, ''), source.replace(/\s+/g, ''));
}
