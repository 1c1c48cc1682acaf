terraform {
  required_version = ">= 1.9"
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

output "state_machine" {
  description = "Start executions of it, named after the <%= subject | words %>."
  value       = aws_sfn_state_machine.saga.arn
}

output "steps_function" {
  description = "Invoke it with what is parked."
  value       = aws_lambda_alias.live.arn
}

output "parked_queue" {
  description = "What could not be undone."
  value       = aws_sqs_queue.parked.url
}

output "alarm_topic" {
  description = "Subscribe whoever must know."
  value       = aws_sns_topic.alarms.arn
}
