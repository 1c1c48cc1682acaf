import { App } from 'aws-cdk-lib';
import { BlueGreenStack } from './blue-green-stack.js';

const app = new App();

/** What only you can know is told on the command line, as in `-c blueFamily=…`. */
function told(name: string): string {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' ? value : '';
}

/** @throws Error where it is not told */
function needed(name: string): string {
  const value = told(name);
  if (value === '') throw new Error(`Say -c ${name}=…`);
  return value;
}

new BlueGreenStack(app, '<%= projectName | pascal %>', {
  description: 'What a blue/green deployment needs around it. The deployment itself is made and switched by the runner.',
  blueFamily: needed('blueFamily'),
  greenFamily: needed('greenFamily'),
<% if engine == 'mysql' %>
  greenInstance: told('greenInstance'),
<% else %>
  blueInstance: needed('blueInstance'),
<% endif %>
  runnerPrincipal: needed('runnerPrincipal'),
});
