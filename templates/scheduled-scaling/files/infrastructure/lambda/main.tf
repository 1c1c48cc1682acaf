terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

output "alarm_topic" {
  description = "Subscribe whoever must know."
  value       = aws_sns_topic.alarms.arn
}
