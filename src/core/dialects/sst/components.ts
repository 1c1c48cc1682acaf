import { opaque, type PropertyRow } from '../code/constructs.ts';
import { runtimeName, spokenDuration, spokenSize } from './units.ts';

/*
 * Components of SST that run functions. Version 3: platform/src/components/aws of anomalyco/sst, reached through the
 * global `sst`. Version 2: packages/sst/src/constructs, exported by `sst/constructs`. A component more is a row more.
 */

/** A component whose options hold functions. */
export interface ComponentRow {
  readonly component: string;
  /** Where its options stand among its arguments. */
  readonly options: number;
  /** Paths of options that are a function; `*` is every key of a map, the empty path the options themselves. */
  readonly functions: readonly (readonly string[])[];
}

/** A method of a component that takes a function. */
export interface SubscriptionRow {
  readonly of: string;
  readonly method: string;
  /** Positions of the argument that may be the function; the first one that is. */
  readonly functions: readonly number[];
}

/** Version 3: `new sst.aws.Function('Orders', { handler: 'src/orders.handler' })`. */
export const components: readonly ComponentRow[] = [
  { component: 'sst.aws.Function', options: 1, functions: [[]] },
  { component: 'sst.aws.Workflow', options: 1, functions: [[]] },
  { component: 'sst.aws.Cron', options: 1, functions: [['job'], ['function']] },
  { component: 'sst.aws.CronV2', options: 1, functions: [['function']] },
  { component: 'sst.aws.Auth', options: 1, functions: [['issuer'], ['authorizer'], ['authenticator']] },
  { component: 'sst.aws.CognitoUserPool', options: 1, functions: [['triggers', '*']] },
];

/** Version 3: `api.route('GET /', 'src/orders.handler')`. */
export const subscriptions: readonly SubscriptionRow[] = [
  { of: 'sst.aws.ApiGatewayV2', method: 'route', functions: [1] },
  { of: 'sst.aws.ApiGatewayV1', method: 'route', functions: [1] },
  { of: 'sst.aws.ApiGatewayWebSocket', method: 'route', functions: [1] },
  { of: 'sst.aws.Queue', method: 'subscribe', functions: [0] },
  { of: 'sst.aws.SnsTopic', method: 'subscribe', functions: [1, 0] },
  { of: 'sst.aws.Bus', method: 'subscribe', functions: [1, 0] },
  { of: 'sst.aws.Dynamo', method: 'subscribe', functions: [1, 0] },
  { of: 'sst.aws.KinesisStream', method: 'subscribe', functions: [1, 0] },
  { of: 'sst.aws.Bucket', method: 'subscribe', functions: [0] },
  { of: 'sst.aws.Realtime', method: 'subscribe', functions: [0] },
];

/** Version 2: `new Api(stack, 'api', { routes: { 'GET /': 'packages/functions/src/orders.handler' } })`. */
export const constructs: readonly ComponentRow[] = [
  { component: 'Function', options: 2, functions: [[]] },
  { component: 'Job', options: 2, functions: [] },
  { component: 'Api', options: 2, functions: [['routes', '*'], ['authorizers', '*']] },
  { component: 'ApiGatewayV1Api', options: 2, functions: [['routes', '*'], ['authorizers', '*']] },
  { component: 'WebSocketApi', options: 2, functions: [['routes', '*'], ['authorizer']] },
  { component: 'AppSyncApi', options: 2, functions: [['dataSources', '*']] },
  { component: 'Cron', options: 2, functions: [['job']] },
  { component: 'Queue', options: 2, functions: [['consumer']] },
  { component: 'Topic', options: 2, functions: [['subscribers', '*']] },
  { component: 'EventBus', options: 2, functions: [['rules', '*', 'targets', '*']] },
  { component: 'Bucket', options: 2, functions: [['notifications', '*']] },
  { component: 'Table', options: 2, functions: [['consumers', '*']] },
  { component: 'KinesisStream', options: 2, functions: [['consumers', '*']] },
  { component: 'Auth', options: 2, functions: [['authenticator']] },
  { component: 'Cognito', options: 2, functions: [['triggers', '*']] },
  { component: 'Script', options: 2, functions: [['onCreate'], ['onUpdate'], ['onDelete']] },
];

const provisioned = ['ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions'];

/** Options of a function in both versions; version 2 has those of the CDK's function, too. */
export const functionRows: readonly PropertyRow[] = [
  { option: 'handler', property: ['Handler'] },
  { option: 'runtime', property: ['Runtime'], as: runtimeName },
  { option: 'timeout', property: ['Timeout'], as: spokenDuration },
  { option: 'memory', property: ['MemorySize'], as: spokenSize },
  { option: 'memorySize', property: ['MemorySize'], as: spokenSize },
  { option: 'name', property: ['FunctionName'] },
  { option: 'functionName', property: ['FunctionName'] },
  { option: 'environment', property: ['Environment', 'Variables'] },
  { option: 'vpc', property: ['VpcConfig'], as: opaque },
  { option: 'concurrency.provisioned', property: provisioned },
  { option: 'concurrency.reserved', property: ['ReservedConcurrentExecutions'] },
  { option: 'versioning', property: ['Publish'] },
  { option: 'reservedConcurrentExecutions', property: ['ReservedConcurrentExecutions'] },
  { option: 'currentVersionOptions.provisionedConcurrentExecutions', property: provisioned },
];

/**
 * Seconds that a function has where nothing is said: function.ts of version 3. In version 2 it is what
 * `setDefaultFunctionProps` was called with, anywhere in the app, so that nobody knows.
 */
export const defaultTimeout = 20;
