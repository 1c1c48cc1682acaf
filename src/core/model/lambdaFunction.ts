import type { FunctionConfiguration, ProvisionedConcurrency } from './entry.ts';
import type { Resource, TemplateFacts } from './template.ts';

/** A Lambda function as a template declares it, in whatever language its code is and wherever that lies. */
export interface LambdaFunction {
  readonly resource: Resource;
  readonly template: TemplateFacts;
  readonly provisionedConcurrency: ProvisionedConcurrency | undefined;
  readonly configuration: FunctionConfiguration;
  /**
   * Whether deploying publishes a version of it, as SnapStart and provisioned concurrency ask for: `unresolved` where
   * that is computed, or where a version or alias is of a function that is not known.
   */
  readonly versions: 'published' | 'none' | 'unresolved';
}
