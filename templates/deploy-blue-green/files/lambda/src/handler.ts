/** What this function reads of an event of an HTTP API, payload version 2.0. */
export interface Request {
  readonly rawPath: string;
}

export interface Response {
  readonly statusCode: number;
  readonly body: string;
}

/** The function that is deployed. Put your own here, and in `checks.ts` what it must be able to do before anybody calls it. */
export async function handler({ rawPath }: Request): Promise<Response> {
  switch (rawPath) {
    case '/health':
      return respond(200, { status: 'ok', version: process.env['AWS_LAMBDA_FUNCTION_VERSION'] ?? 'local' });
    default:
      return respond(404, { message: `There is nothing at ${rawPath}.` });
  }
}

function respond(statusCode: number, content: unknown): Response {
  return { statusCode, body: JSON.stringify(content) };
}
