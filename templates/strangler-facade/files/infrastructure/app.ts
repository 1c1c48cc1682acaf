import { App } from 'aws-cdk-lib';
import { FacadeStack } from './facade-stack.js';

const app = new App();
new FacadeStack(app, '<%= projectName | pascal %>', {
  description: 'Hands callers of <%= pathPrefix %> to the strangler facade, by weight.',
});
