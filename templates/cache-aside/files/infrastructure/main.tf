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

variable "vpc_id" {
  description = "The network of the function and the cache."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in at least two availability zones, with a way to the source."
  type        = list(string)
}

output "function_name" {
  description = "Invoke it with { \"id\": \"…\" }."
  value       = aws_lambda_function.function.function_name
}

output "alarm_topic" {
  description = "Subscribe whoever must know."
  value       = aws_sns_topic.alarms.arn
}
