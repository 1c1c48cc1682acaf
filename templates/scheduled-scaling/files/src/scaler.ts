import { GetProvisionedConcurrencyConfigCommand, ProvisionedConcurrencyConfigNotFoundException, PutProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { PublishCommand } from '@aws-sdk/client-sns';
import type { SNSClient } from '@aws-sdk/client-sns';

/** The function that is scaled, by the alias that its callers use: environments of another one serve nobody. */
export interface Scaled {
  readonly functionName: string;
  readonly alias: string;
}

export interface ScalerClients {
  readonly lambda: LambdaClient;
  readonly sns: SNSClient;
}

/**
 * Provisions so many environments, and tells the topic when that is a change.
 * @param reason for whoever reads the message: the event, or that the calendar was followed
 * @returns whether it was a change
 */
export async function provision({ lambda, sns }: ScalerClients, scaled: Scaled, environments: number, { topicArn, reason }: { readonly topicArn: string; readonly reason: string }): Promise<boolean> {
  const before = await provisioned(lambda, scaled);
  if (before === environments) return false;
  const { functionName: FunctionName, alias: Qualifier } = scaled;
  await lambda.send(new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier, ProvisionedConcurrentExecutions: environments }));
  await sns.send(new PublishCommand({ TopicArn: topicArn, Message: messageOf(scaled, before, environments, reason) }));
  return true;
}

/** Environments that were asked for last; 0 where none were. */
async function provisioned(lambda: LambdaClient, { functionName, alias }: Scaled): Promise<number> {
  try {
    const { RequestedProvisionedConcurrentExecutions = 0 } = await lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName: functionName, Qualifier: alias }));
    return RequestedProvisionedConcurrentExecutions;
  } catch (error) {
    if (error instanceof ProvisionedConcurrencyConfigNotFoundException) return 0;
    throw error;
  }
}

/** What Amazon Q Developer shows in Slack and Teams. https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html */
function messageOf({ functionName, alias }: Scaled, before: number, environments: number, reason: string): string {
  const title = `${functionName}:${alias} scales ${environments > before ? 'out' : 'in'}: ${before} → ${environments}`;
  return JSON.stringify({ version: '1.0', source: 'custom', content: { title, description: reason } });
}
