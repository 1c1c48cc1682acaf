resource "aws_sns_topic" "alarms" {
}

# Of the whole load balancer: which target group the new version stands in changes with every deployment. One bad minute
# is enough to go back: going back costs nothing.
resource "aws_cloudwatch_metric_alarm" "service_errors" {
  alarm_name          = "<%= projectName %>-errors"
  alarm_description   = "The service answers with errors. A deployment that is under way is rolled back."
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  dimensions          = { LoadBalancer = aws_lb.load_balancer.arn_suffix }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  threshold           = <%= errorsPerMinute %>
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "service_unreachable" {
  alarm_name          = "<%= projectName %>-unreachable"
  alarm_description   = "The service does not answer the load balancer. A deployment that is under way is rolled back."
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_ELB_5XX_Count"
  dimensions          = { LoadBalancer = aws_lb.load_balancer.arn_suffix }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  threshold           = <%= errorsPerMinute %>
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
