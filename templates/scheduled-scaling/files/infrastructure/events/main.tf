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

variable "calendar_url" {
  description = "Where the calendar is read. The address of a private calendar is its password."
  type        = string
  sensitive   = true
}

data "aws_caller_identity" "current" {
}

data "aws_partition" "current" {
}

data "aws_region" "current" {
}

locals {
  # The account and the region in which names of resources are looked for.
  place = "${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}"
}

output "notification_topic" {
  description = "Subscribe whoever must know, or a channel of Slack or Teams by Amazon Q Developer in chat applications."
  value       = aws_sns_topic.notifications.arn
}
