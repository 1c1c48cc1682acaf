data "aws_iam_policy_document" "assumed_by_code_deploy" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["codedeploy.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "code_deploy_service_role" {
  name               = "<%= projectName %>-deployments"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_code_deploy.json
}

resource "aws_iam_role_policy_attachment" "code_deploy" {
  role       = aws_iam_role.code_deploy_service_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited"
}

resource "aws_codedeploy_app" "deployments" {
  name             = "<%= projectName %>"
  compute_platform = "Lambda"
}

resource "aws_codedeploy_deployment_group" "function_deployment_group" {
  app_name               = aws_codedeploy_app.deployments.name
  deployment_group_name  = "<%= projectName %>"
<% if shift == 'canary' %>
  deployment_config_name = "CodeDeployDefault.LambdaCanary10Percent<%= canaryMinutes %>Minutes"
<% elsif linearMinutes == '1' %>
  deployment_config_name = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"
<% else %>
  deployment_config_name = "CodeDeployDefault.LambdaLinear10PercentEvery<%= linearMinutes %>Minutes"
<% endif %>
  service_role_arn       = aws_iam_role.code_deploy_service_role.arn

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  alarm_configuration {
    enabled = true
    alarms = [
      aws_cloudwatch_metric_alarm.alias_errors.alarm_name,
      aws_cloudwatch_metric_alarm.hook_errors.alarm_name,
    ]
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]
  }
}
