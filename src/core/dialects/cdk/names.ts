import { known, type Expression } from '../code/known.ts';

/**
 * The name of something that the CDK exports, with the module's name in front: `aws-lambda.Function`, `core.Duration`.
 * `aws-cdk-lib/aws-lambda`, `aws_lambda` of `aws-cdk-lib` and version 1's `@aws-cdk/aws-lambda` are the same module.
 */
export function cdkName(expression: Expression): string | undefined {
  const found = known(expression);
  if (found.kind !== 'package') return undefined;
  const path = found.path[0] === 'default' ? found.path.slice(1) : found.path;
  const module = /^(?:aws-cdk-lib\/|@aws-cdk\/)(?<name>[\w-]+)(?:\/.*)?$/.exec(found.specifier)?.groups?.['name'];
  if (module !== undefined) return [module, ...path].join('.');
  if (found.specifier !== 'aws-cdk-lib') return undefined;
  const [first = '', ...inner] = path;
  return /^(?:aws|alexa)_/.test(first) ? [first.replaceAll('_', '-'), ...inner].join('.') : ['core', ...path].join('.');
}

/** A call of a function of the CDK: its name and its arguments. */
export interface CdkCall {
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** The call or construction that an expression is the result of, where it is one of the CDK's. */
export function cdkCall(expression: Expression): CdkCall | undefined {
  const found = known(expression);
  if (found.kind !== 'expression' || found.expression.value.kind !== 'call') return undefined;
  const inner = found.expression;
  const call = found.expression.value.kind === 'call' ? inner.module.calls[found.expression.value.call] : undefined;
  const name = call === undefined ? undefined : cdkName({ ...inner, value: call.callee });
  if (call === undefined || name === undefined) return undefined;
  return { name, arguments: call.arguments.map(({ value }) => ({ ...inner, value })) };
}
