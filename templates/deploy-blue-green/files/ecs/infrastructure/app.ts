import { App } from 'aws-cdk-lib';
import { ServiceStack } from './service-stack.js';

const app = new App();
new ServiceStack(app, '<%= projectName | pascal %>', {
  description: 'A service whose new versions are checked before they get traffic, and can give it back.',
  // Looking up the network needs to know where it is: the CDK's command line tells, by your credentials.
  env: { account: told('CDK_DEFAULT_ACCOUNT'), region: told('CDK_DEFAULT_REGION') },
  vpcId: String(app.node.getContext('vpcId')),
});

function told(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start this application by the CDK's command line.`);
  return value;
}
