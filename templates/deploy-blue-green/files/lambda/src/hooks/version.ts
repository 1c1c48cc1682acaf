import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { Invoke } from './runChecks.js';

/**
 * How to invoke one published version of a function.
 * @throws Error where the ARN names none: an alias, or no qualifier at all, would check code that already has traffic
 */
export function invokeVersion(lambda: LambdaClient, arn: string | undefined): Invoke {
  if (arn === undefined || !/:function:[^:]+:\d+$/.test(arn)) throw new Error(`NEW_VERSION names no published version: ${arn ?? 'it is not set'}`);
  return async (event, signal) => {
    const command = new InvokeCommand({ FunctionName: arn, Payload: JSON.stringify(event) });
    const { FunctionError: error, Payload: payload } = await lambda.send(command, { abortSignal: signal });
    const text = new TextDecoder().decode(payload);
    if (error !== undefined) throw new Error(`the version failed (${error}): ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
