/** The export names that AWS's own examples and starters give a handler. */
export const handlerNames: ReadonlySet<string> = new Set(['handler', 'lambdaHandler', 'lambda_handler']);

/** Packages whose call makes a Lambda handler out of something else: the name of the export then does not matter. */
export const handlerMakers: ReadonlySet<string> = new Set([
  '@codegenie/serverless-express',
  '@datadog/lambda',
  '@fastify/aws-lambda',
  '@lumigo/tracer',
  '@middy/core',
  '@sentry/aws-serverless',
  '@sentry/serverless',
  '@thundra/core',
  '@vendia/serverless-express',
  'aws-serverless-express',
  'datadog-lambda-js',
  'hono/aws-lambda',
  'mangum',
  'serverless-http',
]);

/** All of the names end so. */
const ending = 'andler';
const aName = /\b(?:handler|lambdaHandler|lambda_handler)\b/;

/** Whether a text contains one of the names of handlers at all, as whatever exports one does. */
export function mayBearHandlerName(text: string): boolean {
  return text.includes(ending) && aName.test(text);
}
