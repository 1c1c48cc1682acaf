# Holds the schedules of events and nothing else: what is in it and not in the calendar is deleted.
resource "aws_scheduler_schedule_group" "schedules" {
  name = "<%= projectName %>"
}

# What the Scheduler could not start.
resource "aws_sqs_queue" "dead_letters" {
  message_retention_seconds = 1209600
}

data "aws_iam_policy_document" "assumed_by_scheduler" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "scheduler" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.function.arn]
  }
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead_letters.arn]
  }
}

resource "aws_iam_role" "scheduler_role" {
  name               = "<%= projectName %>-scheduler"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_scheduler.json
}

resource "aws_iam_role_policy" "scheduler" {
  name   = "start-the-function"
  role   = aws_iam_role.scheduler_role.name
  policy = data.aws_iam_policy_document.scheduler.json
}

resource "aws_scheduler_schedule" "planning" {
  name                = "<%= projectName %>-planning"
  description         = "Reads the calendar."
  schedule_expression = "rate(10 minutes)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.function.arn
    role_arn = aws_iam_role.scheduler_role.arn
    input    = "{\"job\":\"plan\"}"

    retry_policy {
      maximum_event_age_in_seconds = 300
      maximum_retry_attempts       = 3
    }

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters.arn
    }
  }
}
