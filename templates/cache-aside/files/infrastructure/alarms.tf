resource "aws_sns_topic" "alarms" {
}

# Callers do not notice that the cache is gone. Somebody must, before the source is overloaded.
resource "aws_cloudwatch_log_metric_filter" "cache_failures" {
  name           = "CacheFailures"
  log_group_name = aws_cloudwatch_log_group.logs.name
  pattern        = "\"cache-unavailable\""

  metric_transformation {
    namespace = "<%= projectName %>"
    name      = "CacheFailures"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "cache_unavailable" {
  alarm_name          = "<%= projectName %>-cache-unavailable"
  alarm_description   = "The cache fails, and the source takes all reads."
  namespace           = "<%= projectName %>"
  metric_name         = "CacheFailures"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 5
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

<% if cache == 'serverless' %>
resource "aws_cloudwatch_metric_alarm" "cache_throttled" {
  alarm_name          = "<%= projectName %>-cache-throttled"
  alarm_description   = "The cache throttles commands. Raise ECPUPerSecond, or ask it for less."
  namespace           = "AWS/ElastiCache"
  metric_name         = "ThrottledCmds"
  dimensions          = { clusterId = aws_elasticache_serverless_cache.cache.name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
<% else %>
resource "aws_cloudwatch_metric_alarm" "cache_full" {
  alarm_name          = "<%= projectName %>-cache-full"
  alarm_description   = "The memory of the cache is nearly full. Take larger nodes, or keep entries for a shorter time."
  namespace           = "AWS/ElastiCache"
  metric_name         = "DatabaseMemoryUsagePercentage"
  dimensions          = { CacheClusterId = "${aws_elasticache_replication_group.cache.id}-001" }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 80
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
<% endif %>

resource "aws_cloudwatch_metric_alarm" "function_errors" {
  alarm_name          = "<%= projectName %>-function-errors"
  alarm_description   = "Reads fail. The source is down, or the function is broken."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.function.function_name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
