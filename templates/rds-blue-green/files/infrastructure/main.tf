terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "blue_family" {
  description = "The parameter group family of the version that runs now."
  type        = string
}

variable "green_family" {
  description = "The parameter group family of the version to move to."
  type        = string
}

<% if engine == 'mysql' %>
variable "green_instance" {
  description = "The identifier of the instance of green that writes. Leave it empty until RDS has made it, then apply again."
  type        = string
  default     = ""
}
<% else %>
variable "blue_instance" {
  description = "The identifier of the instance of blue that writes. Its replication slots tell how far green is behind."
  type        = string
}
<% endif %>

variable "runner_principal" {
  description = "The ARN of who may act as the runner, such as the role of your pipeline."
  type        = string
}

output "green_parameter_group" {
  description = "Say it to the runner with --parameter-group."
<% if kind == 'aurora' %>
  value       = aws_rds_cluster_parameter_group.green_parameters.name
<% else %>
  value       = aws_db_parameter_group.green_parameters.name
<% endif %>
}

output "runner_role" {
  description = "Assume it to run anything here."
  value       = aws_iam_role.runner.arn
}

output "alarm_topic" {
  description = "Subscribe whoever must know."
  value       = aws_sns_topic.alarms.arn
}
