# Told of each scaling, and of what fails.
resource "aws_sns_topic" "notifications" {
}

resource "aws_cloudwatch_metric_alarm" "not_started" {
  alarm_name          = "<%= projectName %>-not-started"
  alarm_description   = "The Scheduler could not start the function. Its message in the queue tells why."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.notifications.arn]
}

resource "aws_cloudwatch_metric_alarm" "function_errors" {
  alarm_name          = "<%= projectName %>-function-errors"
  alarm_description   = "The calendar cannot be followed, or scaling fails. What is scheduled stays scheduled."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.function.function_name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.notifications.arn]
}
