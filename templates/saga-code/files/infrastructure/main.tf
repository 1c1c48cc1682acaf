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

output "saga_queue" {
  description = "Send what sagas are to be run to it."
  value       = aws_sqs_queue.sagas.url
}

output "journal_table" {
  description = "What has happened to each saga."
  value       = aws_dynamodb_table.journal.name
}

output "parked_table" {
  description = "What could not be undone."
  value       = aws_dynamodb_table.parked.name
}

output "alarm_topic" {
  description = "Subscribe whoever must know."
  value       = aws_sns_topic.alarms.arn
}
