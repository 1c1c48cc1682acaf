import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import * as z from 'zod/mini';

/**
 * Answers a request of our own. What arrives is parsed first; a request that is not shaped as `params` says is refused
 * with the reason and goes no further.
 */
export function answerRequest<Params, Result>(
  connection: Connection,
  method: string,
  params: z.ZodMiniType<Params>,
  answer: (params: Params) => Result | Promise<Result>,
): void {
  connection.onRequest(method, async (received: unknown): Promise<unknown> => {
    const parsed = z.safeParse(params, received ?? {});
    if (!parsed.success) throw new ResponseError(ErrorCodes.InvalidParams, `${method}: ${z.prettifyError(parsed.error)}`);
    return answer(parsed.data);
  });
}
