resource "aws_sns_topic" "alarms" {
}

resource "aws_cloudwatch_metric_alarm" "not_enough" {
  alarm_name        = "<%= projectName %>-not-enough"
  alarm_description = "More requests than provisioned environments can take. The rest met cold starts."
  namespace         = "AWS/Lambda"
  metric_name       = "ProvisionedConcurrencySpilloverInvocations"
  dimensions = {
    FunctionName = "<%= scaledFunction %>"
    Resource     = "<%= scaledFunction %>:<%= scaledAlias %>"
  }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
