import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { watchSagas } from './worker-alarms.js';

/** The function that runs sagas, the queue that asks for them, and the tables that remember them. */
export class WorkerStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const journal = this.#table('Journal', { name: 'place', type: AttributeType.NUMBER });
    const parked = this.#table('Parked', { name: 'step', type: AttributeType.STRING });
    const logGroup = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const worker = this.#worker(logGroup, journal, parked);
    journal.grant(worker, 'dynamodb:PutItem', 'dynamodb:Query');
    parked.grant(worker, 'dynamodb:DeleteItem', 'dynamodb:PutItem');

    const dead = new Queue(this, 'DeadSagas', { retentionPeriod: Duration.days(14) });
    const sagas = new Queue(this, 'Sagas', {
      // Six times the timeout of the function, as Lambda asks for.
      visibilityTimeout: Duration.seconds(1800),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
    });
    // Ten sagas in each: the participants bear fifty at a time.
    worker.addEventSource(new SqsEventSource(sagas, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 }));

    const topic = watchSagas(this, { logGroup, dead });
    new CfnOutput(this, 'SagaQueue', { description: 'Send what sagas are to be run to it.', value: sagas.queueUrl });
    new CfnOutput(this, 'JournalTable', { description: 'What has happened to each saga.', value: journal.tableName });
    new CfnOutput(this, 'ParkedTable', { description: 'What could not be undone.', value: parked.tableName });
    new CfnOutput(this, 'AlarmTopic', { description: 'Subscribe whoever must know.', value: topic.topicArn });
  }

  #table(id: string, sortKey: Attribute): Table {
    return new Table(this, id, {
      partitionKey: { name: 'sagaId', type: AttributeType.STRING },
      sortKey,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #worker(logGroup: LogGroup, journal: Table, parked: Table): NodejsFunction {
    return new NodejsFunction(this, 'Worker', {
      description: 'Runs the saga <%= sagaName %>.',
      entry: 'src/handler.ts',
      bundling: { target: 'node22', sourceMap: true },
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      // A saga that takes longer is gone on with when its message comes again.
      timeout: Duration.seconds(300),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        JOURNAL_TABLE: journal.tableName,
        PARKED_TABLE: parked.tableName,
        PARTICIPANTS_URL: '<%= participantsUrl %>',
      },
      logGroup,
    });
  }
}
