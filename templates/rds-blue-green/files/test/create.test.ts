import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDeployment } from '../src/deployment.js';
import { blueArn, deploymentId, startFakeRds } from './support/fake-rds.js';

test('asks for green in the version and with the parameters that were named', async (context) => {
  const rds = await startFakeRds(context);
  const wish = { name: '<%= projectName %>', sourceArn: blueArn, targetEngineVersion: '99.1', parameterGroup: 'green-parameters' };
  assert.equal(await createDeployment(rds.client, wish), deploymentId);
  const [call] = rds.calls;
  const sent = Object.fromEntries([...(call?.parameters ?? [])].filter(([key]) => key !== 'Version'));
  assert.deepEqual(sent, {
    Action: 'CreateBlueGreenDeployment',
    BlueGreenDeploymentName: '<%= projectName %>',
    Source: blueArn,
    TargetEngineVersion: '99.1',
<% if kind == 'aurora' %>
    TargetDBClusterParameterGroupName: 'green-parameters',
<% else %>
    TargetDBParameterGroupName: 'green-parameters',
<% endif %>
  });
});
