import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { terraformTemplates } from '../../../src/core/dialects/terraform/index.ts';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import type { Infrastructure } from '../../../src/core/pattern/manifest.ts';
import type { TemplateFacts } from '../../../src/core/model/template.ts';
import type { TerraformFacts } from '../../../src/core/model/terraform.ts';
import { filesOf, textOf } from '../generated.ts';

/** Where generated projects keep their infrastructure. */
export const places = { sam: 'template.yaml', cdk: 'cdk.json', terraform: 'infrastructure/main.tf' } as const;

/** What applications of the CDK ask their command line for (`-c vpcId=…`). */
const context = {
  vpcId: 'vpc-0123456789abcdef0',
  blueFamily: 'blue-1.0',
  greenFamily: 'green-2.0',
  blueInstance: 'orders',
  greenInstance: 'orders-green-abc123',
  runnerPrincipal: 'arn:aws:iam::123456789012:role/pipeline',
};
/** What the CDK's command line tells an application; no account is asked for anything. */
const told = { CDK_DEFAULT_ACCOUNT: '123456789012', CDK_DEFAULT_REGION: 'ap-northeast-2', CDK_CONTEXT_JSON: JSON.stringify(context) };

/** The dialect that a generated project is written in. */
export function infrastructureOf(project: string): Infrastructure | undefined {
  const dialects: readonly Infrastructure[] = ['sam', 'cdk', 'terraform'];
  return dialects.find((dialect) => existsSync(join(project, places[dialect])));
}

const known = new Map<string, readonly TemplateFacts[]>();

/** The templates of a generated project as our model has them; the CDK's as its application, once compiled, synthesises them. */
export function templatesOf(project: string): readonly TemplateFacts[] {
  const templates = known.get(project) ?? readTemplates(project);
  known.set(project, templates);
  return templates;
}

function readTemplates(project: string): readonly TemplateFacts[] {
  switch (infrastructureOf(project)) {
    case 'sam':
      return [read(project, places.sam)];
    case 'cdk':
      return synthesise(project);
    case 'terraform':
      return terraformTemplates(terraformOf(project));
    case undefined:
      return [];
  }
}

/** All Terraform files of a project, read. */
export function terraformOf(project: string): readonly TerraformFacts[] {
  return filesOf(project).filter((path) => path.endsWith('.tf')).map((path) => parseTerraform(path, textOf(project, path), ''));
}

/**
 * Runs the compiled CDK application of a project with the real aws-cdk-lib, offline; it must have been compiled.
 * @throws Error with what the application said
 */
function synthesise(project: string): readonly TemplateFacts[] {
  const { app } = z.parse(z.object({ app: z.string() }), JSON.parse(textOf(project, places.cdk)));
  const out = join(project, 'cdk.out');
  const [command, ...args] = app.split(' ');
  if (command !== 'node') throw new Error(`cdk.json starts "${app}": start the compiled application by node.`);
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...told, CDK_OUTDIR: out, npm_config_offline: 'true' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env });
  if (status !== 0) throw new Error(stdout + stderr);
  return readdirSync(out).filter((name) => name.endsWith('.template.json')).map((name) => read(out, name));
}

function read(folder: string, name: string): TemplateFacts {
  const facts = parseInfrastructure(name, readFileSync(join(folder, name), 'utf8'), '');
  if (facts?.syntaxError !== undefined) throw new Error(`${name}: ${facts.syntaxError.message}`);
  if (facts === undefined) throw new Error(`${name} is no template.`);
  return facts;
}
