import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Clients } from '../../src/follow-calendar.js';

/** A server on the loopback interface, gone after the test. */
export async function serve(context: TestContext, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** What EventBridge Scheduler, Lambda and SNS hold, as far as the calendar uses them. */
export class FakeAws {
  /** Schedules of the group, by name, as they were created. */
  readonly schedules = new Map<string, Readonly<Record<string, unknown>>>();
  /** What was asked for, in order: method and path. */
  readonly asked: string[] = [];
  readonly messages: unknown[] = [];
  /** Environments asked for; undefined without a configuration. */
  provisioned: number | undefined;
  /** Names whose creation meets that of another planning. */
  readonly contested = new Set<string>();
  /** Names that run, and are gone, before they can be deleted. */
  readonly running = new Set<string>();

  /** Clients of this AWS; they retry nothing, so that a test sees the first answer. */
  async clients(context: TestContext): Promise<Clients> {
    const endpoint = await serve(context, (request, response) => void this.#answer(request, response));
    const options = { endpoint, region: 'ap-northeast-2', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 };
    const clients = { lambda: new LambdaClient(options), scheduler: new SchedulerClient(options), sns: new SNSClient(options) };
    context.after(() => Object.values(clients).forEach((client) => client.destroy()));
    return clients;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const body = await text(request);
    this.asked.push(`${method} ${pathname}`);
    if (pathname.startsWith('/schedules')) this.#scheduler(method, decodeURIComponent(pathname.slice('/schedules/'.length)), searchParams, body, response);
    else if (pathname.endsWith('/provisioned-concurrency')) this.#lambda(method, body, response);
    else this.#sns(body, response);
  }

  #scheduler(method: string, name: string, query: URLSearchParams, body: string, response: ServerResponse): void {
    if (method === 'GET') return this.#list(query, response);
    if (method === 'POST' && (this.contested.has(name) || this.schedules.has(name))) return refuse(response, 409, 'ConflictException');
    if (method === 'DELETE' && (this.running.has(name) || !this.schedules.has(name))) return refuse(response, 404, 'ResourceNotFoundException');
    if (method === 'POST') this.schedules.set(name, JSON.parse(body) as Record<string, unknown>);
    else this.schedules.delete(name);
    send(response, 200, { ScheduleArn: `arn:aws:scheduler:::schedule/${name}` });
  }

  /** Two to a page: the second is asked for by its token. */
  #list(query: URLSearchParams, response: ServerResponse): void {
    const from = Number(query.get('NextToken') ?? 0);
    const names = [...this.schedules.keys()].sort();
    const next = from + 2 < names.length ? { NextToken: String(from + 2) } : {};
    send(response, 200, { Schedules: names.slice(from, from + 2).map((Name) => ({ Name, GroupName: query.get('ScheduleGroup') })), ...next });
  }

  #lambda(method: string, body: string, response: ServerResponse): void {
    if (method === 'PUT') this.provisioned = (JSON.parse(body) as { ProvisionedConcurrentExecutions: number }).ProvisionedConcurrentExecutions;
    if (this.provisioned === undefined) return refuse(response, 404, 'ProvisionedConcurrencyConfigNotFoundException');
    send(response, method === 'PUT' ? 202 : 200, { RequestedProvisionedConcurrentExecutions: this.provisioned });
  }

  #sns(body: string, response: ServerResponse): void {
    this.messages.push(JSON.parse(new URLSearchParams(body).get('Message') ?? ''));
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end('<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>');
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type }).end(JSON.stringify({ Message: type }));
}
