import { App } from 'aws-cdk-lib';
import { SagaStack } from './saga-stack.js';

const app = new App();
new SagaStack(app, '<%= projectName | pascal %>', {
  description: 'A saga: <%= firstStep | words %>, <%= secondStep | words %>, <%= thirdStep | words %>.',
});
