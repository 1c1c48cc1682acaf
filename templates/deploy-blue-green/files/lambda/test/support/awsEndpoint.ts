import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

/** What a version answers to an event; undefined leaves the caller waiting. */
export type Version = (event: unknown) => { readonly payload: unknown; readonly functionError?: string } | undefined;

/** A stand-in for Lambda and CodeDeploy on the loopback interface. It lives as long as the test. */
export interface AwsEndpoint {
  readonly url: string;
  readonly codeDeploy: CodeDeployClient;
  readonly lambda: LambdaClient;
  /** Paths of invocations, in order. */
  readonly invoked: readonly string[];
  /** What CodeDeploy was told, in order; also what it refused. */
  readonly told: readonly unknown[];
}

const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };

/**
 * @param version what the version under check answers
 * @param codeDeployStatuses HTTP statuses of CodeDeploy's answers, in order; the last one stays
 */
export async function startAwsEndpoint(context: TestContext, version: Version, codeDeployStatuses: readonly number[] = [200]): Promise<AwsEndpoint> {
  const invoked: string[] = [];
  const told: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (String(request.headers['x-amz-target']).endsWith('.PutLifecycleEventHookExecutionStatus')) {
        told.push(JSON.parse(body));
        respondAsCodeDeploy(response, codeDeployStatuses[told.length - 1] ?? codeDeployStatuses.at(-1) ?? 200);
      } else {
        invoked.push(decodeURIComponent(pathOf(request)));
        respondAsVersion(response, version(JSON.parse(body)));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { endpoint: url, region: 'ap-northeast-2', credentials };
  const codeDeploy = new CodeDeployClient(settings);
  const lambda = new LambdaClient(settings);
  context.after(() => {
    codeDeploy.destroy();
    lambda.destroy();
    server.close();
    server.closeAllConnections();
  });
  return { url, codeDeploy, lambda, invoked, told };
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.replace(/\?.*/, '');
}

function respondAsCodeDeploy(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(status === 200 ? '{}' : JSON.stringify({ __type: status < 500 ? 'DeploymentDoesNotExistException' : 'InternalFailure' }));
}

function respondAsVersion(response: ServerResponse, answer: ReturnType<Version>): void {
  if (answer === undefined) return;
  response.writeHead(200, answer.functionError === undefined ? {} : { 'x-amz-function-error': answer.functionError });
  response.end(JSON.stringify(answer.payload));
}
