import { App } from 'aws-cdk-lib';
import { WorkerStack } from './worker-stack.js';

const app = new App();
new WorkerStack(app, '<%= projectName | pascal %>', {
  description: 'Runs the saga <%= sagaName %> for each message of a queue.',
});
