terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "group_name" {
  description = "The Auto Scaling group."
  type        = string
}

# Five fields, in which 1 is Monday.
resource "aws_autoscaling_schedule" "morning" {
  scheduled_action_name  = "Morning"
  autoscaling_group_name = var.group_name
  recurrence             = "45 <%= startHour | minus: 1 %> * * 1-5"
  time_zone              = "<%= timeZone %>"
  min_size               = <%= dayMin %>
  max_size               = <%= dayMax %>
  desired_capacity       = <%= dayMin %>
}

# All three are 0: with a greater minimum the group would start its instances again at once.
resource "aws_autoscaling_schedule" "evening" {
  scheduled_action_name  = "Evening"
  autoscaling_group_name = var.group_name
  recurrence             = "0 <%= endHour %> * * 1-5"
  time_zone              = "<%= timeZone %>"
  min_size               = 0
  max_size               = 0
  desired_capacity       = 0
}
