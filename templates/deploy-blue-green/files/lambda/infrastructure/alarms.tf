resource "aws_sns_topic" "alarms" {
}

# One bad minute is enough to go back: going back costs nothing.
resource "aws_cloudwatch_metric_alarm" "alias_errors" {
  alarm_name        = "<%= projectName %>-alias-errors"
  alarm_description = "Calls of the alias fail. A deployment that is under way is rolled back."
  namespace         = "AWS/Lambda"
  metric_name       = "Errors"
  dimensions = {
    FunctionName = aws_lambda_function.function.function_name
    Resource     = "${aws_lambda_function.function.function_name}:live"
  }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  threshold           = <%= errorsPerMinute %>
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# A hook that cannot report would leave the deployment waiting for an hour.
resource "aws_cloudwatch_metric_alarm" "hook_errors" {
  alarm_name          = "<%= projectName %>-hook-errors"
  alarm_description   = "The hook failed before it could report. The deployment is rolled back."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = "CodeDeployHook_<%= projectName %>" }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
