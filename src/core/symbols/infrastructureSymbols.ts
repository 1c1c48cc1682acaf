import type { ModuleFacts } from '../model/module.ts';
import type { TemplateFacts } from '../model/template.ts';
import type { HclBlock, TerraformFacts } from '../model/terraform.ts';
import type { FileSymbol } from './fileSymbol.ts';

/** The resources of a template by their logical ids, or by the ids of their constructs; a function of serverless.yml also by the id that it is deployed under. */
export function templateSymbols({ dialect, resources }: TemplateFacts): readonly FileSymbol[] {
  return resources.flatMap(({ name, nameRange: at, range }) => {
    const symbol = { name, at, range: { start: Math.min(at.start, range.start), end: Math.max(at.end, range.end) } };
    return dialect === 'serverless' ? [symbol, { ...symbol, name: deployedFunction(name) }] : [symbol];
  });
}

/** The constructs that a module of the CDK makes in a scope, `new Table(this, 'Orders')`, by their ids; of whatever type. */
export function constructSymbols({ calls }: ModuleFacts): readonly FileSymbol[] {
  return calls.flatMap(({ form, arguments: [scope, id], range }) => {
    const isMade = form === 'new' && (scope?.value.kind === 'this' || scope?.value.kind === 'name');
    return isMade && id?.value.kind === 'literal' && typeof id.value.value === 'string' ? [{ name: id.value.value, at: id.range, range }] : [];
  });
}

/** How the Serverless Framework names a function in CloudFormation. Source: `getLambdaLogicalId` and `getNormalizedFunctionName` in its lib/plugins/aws/lib/naming.js. */
function deployedFunction(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1).replace(/-/g, 'Dash').replace(/_/g, 'Underscore')}LambdaFunction`;
}

/** How other blocks of Terraform refer to a block, by its type. */
const referred: Readonly<Record<string, (labels: readonly string[]) => readonly string[]>> = {
  resource: ([type = '', name = '']) => [`${type}.${name}`, name],
  data: ([type = '', name = '']) => [`data.${type}.${name}`],
  module: ([name = '']) => [`module.${name}`],
  variable: ([name = '']) => [`var.${name}`],
  output: ([name = '']) => [`output.${name}`],
};

/** The blocks of a Terraform file as other blocks refer to them; a resource also by its name alone. */
export function terraformSymbols({ body }: TerraformFacts): readonly FileSymbol[] {
  return body.blocks.flatMap(symbolsOfBlock);
}

function symbolsOfBlock({ type, typeRange, labels, range }: HclBlock): readonly FileSymbol[] {
  const names = Object.hasOwn(referred, type) ? referred[type]?.(labels.map(({ text }) => text)) : undefined;
  return (names ?? []).map((name) => ({ name, at: labels.at(-1)?.range ?? typeRange, range }));
}
