terraform {
<% if githubActions %>
  required_version = ">= 1.11"
  # Where the workflow and you share the state: tell the bucket to terraform init.
  backend "s3" {
    key          = "<%= projectName %>.tfstate"
    use_lockfile = true
  }
<% else %>
  required_version = ">= 1.9"
<% endif %>
  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = "~> 2.7"
    }
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

output "alias_arn" {
  description = "Let callers invoke this, never the function itself. Only the alias shifts traffic."
  value       = aws_lambda_alias.live.arn
}

output "alarm_topic" {
  description = "Subscribe whoever must know."
  value       = aws_sns_topic.alarms.arn
}

output "deployment" {
  description = "What shifts traffic to the version that was published last, for aws deploy create-deployment --cli-input-json."
  value = jsonencode({
    applicationName     = aws_codedeploy_app.deployments.name
    deploymentGroupName = aws_codedeploy_deployment_group.function_deployment_group.deployment_group_name
    revision = {
      revisionType = "AppSpecContent"
      appSpecContent = {
        content = jsonencode({
          version = 0.0
          Resources = [{
            function = {
              Type = "AWS::Lambda::Function"
              Properties = {
                Name           = aws_lambda_function.function.function_name
                Alias          = aws_lambda_alias.live.name
                CurrentVersion = aws_lambda_alias.live.function_version
                TargetVersion  = aws_lambda_function.function.version
              }
            }
          }]
          Hooks = [{ BeforeAllowTraffic = aws_lambda_function.pre_traffic_hook.function_name }]
        })
      }
    }
  })
}
