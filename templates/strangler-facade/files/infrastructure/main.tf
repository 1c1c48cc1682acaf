terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "listener_arn" {
  description = "The listener of the load balancer that callers reach."
  type        = string
}

variable "legacy_target_group_arn" {
  description = "The target group of the legacy application."
  type        = string
}

variable "vpc_id" {
  description = "The network of the load balancer."
  type        = string
}

variable "rule_priority" {
  description = "Before the rule that serves the legacy application."
  type        = number
}

variable "facade_weight" {
  description = "Share of the callers that pass the facade, beside legacy_weight. 0 takes it out."
  type        = number
}

variable "legacy_weight" {
  description = "Share of the callers that reach the legacy application as before."
  type        = number
}

output "facade_target_group" {
  description = "Register the tasks or instances of the facade in it."
  value       = aws_lb_target_group.facade.arn
}
