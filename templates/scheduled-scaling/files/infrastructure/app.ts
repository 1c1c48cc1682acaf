import { App } from 'aws-cdk-lib';
import { ScalingStack } from './scaling-stack.js';

new ScalingStack(new App(), '<%= projectName | pascal %>', {
<% if what == 'events' %>
  description: 'Provisions <%= scaledFunction %>:<%= scaledAlias %> for the events of a calendar.',
<% elsif what == 'lambda-calendar' %>
  description: 'Provisions <%= scaledFunction %>:<%= scaledAlias %> in working hours.',
<% else %>
  description: 'Stops an Auto Scaling group at night and over the weekend.',
<% endif %>
});
