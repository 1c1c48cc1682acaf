import { App } from 'aws-cdk-lib';
import { DeploymentStack } from './deployment-stack.js';

new DeploymentStack(new App(), '<%= projectName | pascal %>', {
  description: 'A function whose new versions are checked before they get traffic, and get it bit by bit.',
});
