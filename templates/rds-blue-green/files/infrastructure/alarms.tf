resource "aws_sns_topic" "alarms" {
}

# A policy of one's own replaces the one that lets alarms of this account publish.
data "aws_iam_policy_document" "may_publish" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "events.amazonaws.com"]
    }
  }
}

resource "aws_sns_topic_policy" "alarms_policy" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.may_publish.json
}

resource "aws_cloudwatch_event_rule" "deployment_events" {
  description = "Everything that RDS tells of blue/green deployments."
  state       = "ENABLED"
  event_pattern = jsonencode({
    source      = ["aws.rds"]
    detail-type = ["RDS Blue Green Deployment Event"]
  })
}

resource "aws_cloudwatch_event_target" "events_to_alarms" {
  rule = aws_cloudwatch_event_rule.deployment_events.name
  arn  = aws_sns_topic.alarms.arn
}

resource "aws_cloudwatch_metric_alarm" "replication_lag" {
<% if engine == 'mysql' %>
  count = var.green_instance == "" ? 0 : 1

<% endif %>
  alarm_name        = "<%= projectName %>-replication-lag"
  alarm_description = "Green is too far behind to be switched to."
  namespace         = "AWS/RDS"
<% if engine == 'postgresql' %>
  # Bytes of write-ahead log that green has not taken: there is no lag in seconds where replication is logical.
  metric_name         = "OldestReplicationSlotLag"
  dimensions          = { DBInstanceIdentifier = var.blue_instance }
<% elsif kind == 'aurora' %>
  metric_name         = "AuroraBinlogReplicaLag"
  dimensions          = { DBInstanceIdentifier = var.green_instance }
<% else %>
  metric_name         = "ReplicaLag"
  dimensions          = { DBInstanceIdentifier = var.green_instance }
<% endif %>
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 3
<% if engine == 'mysql' %>
  threshold           = <%= maxLagSeconds %>
<% else %>
  threshold           = 268435456
<% endif %>
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
