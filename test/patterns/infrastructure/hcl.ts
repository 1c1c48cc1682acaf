import { createRequire } from 'node:module';
import * as z from 'zod/mini';
import { addressOf } from '../../../src/core/dialects/terraform/evaluate.ts';
import { resourceRows } from '../../../src/core/dialects/terraform/resources.ts';
import type { ArgumentRow } from '../../../src/core/dialects/terraform/row.ts';
import type { HclBlock, HclBody, TerraformFacts } from '../../../src/core/model/terraform.ts';
import { dependency } from '../dependencies.ts';
import { filesOf, textOf } from '../generated.ts';

type Parse = (name: string, text: string) => Promise<unknown>;

/** What HashiCorp's own parser (compiled to WebAssembly) says of the Terraform files of a project. */
export async function hclComplaints(project: string): Promise<readonly string[]> {
  const module: unknown = createRequire(__filename)(dependency('@cdktf/hcl2json'));
  const { parse } = z.parse(z.object({ parse: z.custom<Parse>((value) => typeof value === 'function') }), module);
  const complaints: string[] = [];
  for (const path of filesOf(project).filter((name) => name.endsWith('.tf'))) {
    try {
      await parse(path, textOf(project, path));
    } catch (error) {
      complaints.push(`${path}: ${String(error)}`);
    }
  }
  return complaints;
}

/** Arguments that say how Terraform itself goes about a resource. */
const ofTerraform = new Set(['count', 'for_each', 'depends_on', 'provider', 'lifecycle', 'timeouts', 'tags', 'wait_for_steady_state', 'sigint_rollback']);
/** Where the code of a function comes from, which has a table of its own (`code.ts`). */
const ofCode = new Set(['filename', 'source_code_hash', 's3_bucket', 's3_key', 's3_object_version', 'image_uri']);
/** Names that CloudFormation makes and has no property for. */
const ownNames = new Set(['AWS::AutoScaling::ScheduledAction scheduled_action_name']);

/** What our model leaves out of Terraform files: the comparison of dialects would be blind to it. */
export function unreadTerraform(files: readonly TerraformFacts[]): readonly string[] {
  const resources = files.flatMap(({ body }) => body.blocks).filter(({ type }) => type === 'resource');
  return resources.flatMap((block) => {
    const row = resourceRows.get(block.labels[0]?.text ?? '');
    const address = addressOf(block) ?? block.type;
    if (row === undefined) return [`${address}: no row in src/core/dialects/terraform says what this is in CloudFormation`];
    const known = new Set(row.arguments.flatMap(({ argument, items }) => (items === undefined ? [argument] : knownOfBlocks(argument, items))));
    return argumentsOf(block.body).filter((argument) => !known.has(argument) && !known.has(argument.split('.')[0] ?? '') && !isKnownElsewhere(row.type, argument))
      .map((argument) => `${address}: no row says what ${argument} is in CloudFormation`);
  });
}

/** Blocks that are read as a list: what one of them says, and that there is another. */
function knownOfBlocks(argument: string, items: readonly ArgumentRow[]): readonly string[] {
  return [...items.map((item) => `${argument}.${item.argument}`), `${argument} (the second one)`];
}

function isKnownElsewhere(type: string, argument: string): boolean {
  const [first = ''] = argument.split('.');
  return ofTerraform.has(first) || ownNames.has(`${type} ${argument}`) || (type === 'AWS::Lambda::Function' && ofCode.has(first));
}

function argumentsOf(body: HclBody): readonly string[] {
  const inner = (block: HclBlock): readonly string[] => argumentsOf(block.body).map((name) => `${block.type}.${name}`);
  const twice = body.blocks.filter(({ type }, index) => body.blocks.findIndex((other) => other.type === type) !== index);
  return [...body.attributes.map(({ name }) => name), ...body.blocks.flatMap(inner), ...twice.map(({ type }) => `${type} (the second one)`)];
}
