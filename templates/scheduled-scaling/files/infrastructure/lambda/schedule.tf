# How many environments are provisioned stands here alone: said of the alias too, each deployment would set it back.
resource "aws_appautoscaling_target" "provisioned_concurrency" {
  service_namespace  = "lambda"
  scalable_dimension = "lambda:function:ProvisionedConcurrency"
  resource_id        = "function:<%= scaledFunction %>:<%= scaledAlias %>"
  min_capacity       = <%= nightEnvironments %>
  max_capacity       = <%= dayEnvironments %>

  # The schedule moves both while it runs.
  lifecycle {
    ignore_changes = [min_capacity, max_capacity]
  }
}

# Six fields, in which a day has a name: 1 would be Sunday here.
resource "aws_appautoscaling_scheduled_action" "morning" {
  name               = "Morning"
  service_namespace  = aws_appautoscaling_target.provisioned_concurrency.service_namespace
  scalable_dimension = aws_appautoscaling_target.provisioned_concurrency.scalable_dimension
  resource_id        = aws_appautoscaling_target.provisioned_concurrency.resource_id
  schedule           = "cron(45 <%= startHour | minus: 1 %> ? * MON-FRI *)"
  timezone           = "<%= timeZone %>"

  scalable_target_action {
    min_capacity = <%= dayEnvironments %>
    max_capacity = <%= dayEnvironments %>
  }
}

# Never 0: it would delete the configuration that the next deployment looks for.
resource "aws_appautoscaling_scheduled_action" "evening" {
  name               = "Evening"
  service_namespace  = aws_appautoscaling_target.provisioned_concurrency.service_namespace
  scalable_dimension = aws_appautoscaling_target.provisioned_concurrency.scalable_dimension
  resource_id        = aws_appautoscaling_target.provisioned_concurrency.resource_id
  schedule           = "cron(0 <%= endHour %> ? * MON-FRI *)"
  timezone           = "<%= timeZone %>"

  scalable_target_action {
    min_capacity = <%= nightEnvironments %>
    max_capacity = <%= nightEnvironments %>
  }
}
