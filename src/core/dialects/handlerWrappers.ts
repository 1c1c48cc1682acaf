/** A vendor's handler that stands in for the function's own, and the environment variable that names the function's own. */
export interface HandlerWrapper {
  /** What the handler string holds. */
  readonly handler: string;
  readonly variable: string;
}

/**
 * Handlers that monitoring vendors document for Node.js: Datadog (docs.datadoghq.com, "Instrumenting Node.js Serverless
 * Applications"), New Relic (github.com/newrelic/newrelic-lambda-layers).
 */
export const handlerWrappers: readonly HandlerWrapper[] = [
  { handler: 'datadog-lambda-js/', variable: 'DD_LAMBDA_HANDLER' },
  { handler: 'newrelic-lambda-wrapper.', variable: 'NEW_RELIC_LAMBDA_HANDLER' },
];
