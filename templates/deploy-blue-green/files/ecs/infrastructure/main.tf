terraform {
  required_version = ">= 1.11"
<% if githubActions %>
  # Where the workflow and you share the state: tell the bucket to terraform init.
  backend "s3" {
    key          = "<%= projectName %>.tfstate"
    use_lockfile = true
  }
<% endif %>
  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = "~> 2.7"
    }
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.21"
    }
  }
}

data "aws_region" "current" {
}

variable "vpc_id" {
  description = "The network of the service."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in at least two availability zones, with a way to the registry of images."
  type        = list(string)
}

variable "image" {
  description = "The image of the version, by a tag that no other version has."
  type        = string
}

output "url" {
  description = "Where the service answers, inside of the network."
  value       = "http://${aws_lb.load_balancer.dns_name}"
}

output "callers_security_group" {
  description = "Give this to whatever calls the service."
  value       = aws_security_group.callers.id
}

output "alarm_topic" {
  description = "Subscribe whoever must know."
  value       = aws_sns_topic.alarms.arn
}
