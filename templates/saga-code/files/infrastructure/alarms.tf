resource "aws_sns_topic" "alarms" {
}

resource "aws_cloudwatch_log_metric_filter" "parked_compensations" {
  name           = "<%= projectName %>-parked-compensations"
  log_group_name = aws_cloudwatch_log_group.logs.name
  pattern        = "\"saga-compensation-parked\""

  metric_transformation {
    namespace = "<%= projectName %>"
    name      = "ParkedCompensations"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "compensation_parked" {
  alarm_name          = "<%= projectName %>-compensation-parked"
  alarm_description   = "A step could not be undone. It waits in the table of parked compensations until somebody sees to it."
  namespace           = "<%= projectName %>"
  metric_name         = "ParkedCompensations"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "saga_given_up" {
  alarm_name          = "<%= projectName %>-saga-given-up"
  alarm_description   = "A message failed five times, and its saga may be half done."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_sagas.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
