data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/../build/lambda"
  output_path = "${path.module}/../build/lambda.zip"
}

data "aws_iam_policy_document" "assumed_by_lambda" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "function" {
  statement {
    actions   = ["scheduler:ListSchedules"]
    resources = ["*"]
  }
  statement {
    actions   = ["scheduler:CreateSchedule", "scheduler:DeleteSchedule"]
    resources = ["arn:${data.aws_partition.current.partition}:scheduler:${local.place}:schedule/${aws_scheduler_schedule_group.schedules.name}/*"]
  }
  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.scheduler_role.arn]
  }
  statement {
    actions   = ["lambda:GetProvisionedConcurrencyConfig", "lambda:PutProvisionedConcurrencyConfig"]
    resources = ["arn:${data.aws_partition.current.partition}:lambda:${local.place}:function:<%= scaledFunction %>:<%= scaledAlias %>"]
  }
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.notifications.arn]
  }
}

resource "aws_iam_role" "function_service_role" {
  name               = "<%= projectName %>"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_lambda.json
}

resource "aws_iam_role_policy" "function" {
  name   = "follow-the-calendar"
  role   = aws_iam_role.function_service_role.name
  policy = data.aws_iam_policy_document.function.json
}

resource "aws_iam_role_policy_attachment" "write_logs" {
  role       = aws_iam_role.function_service_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_cloudwatch_log_group" "logs" {
  retention_in_days = 30
}

resource "aws_lambda_function" "function" {
  function_name    = "<%= projectName %>"
  description      = "Follows the calendar, and scales when it is time."
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  handler          = "handler.handler"
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 120
  role             = aws_iam_role.function_service_role.arn

  environment {
    variables = {
      NODE_OPTIONS      = "--enable-source-maps"
      CALENDAR_URL      = var.calendar_url
      SCALED_FUNCTION   = "<%= scaledFunction %>"
      SCALED_ALIAS      = "<%= scaledAlias %>"
      SCHEDULE_GROUP    = aws_scheduler_schedule_group.schedules.name
      SCHEDULE_ROLE_ARN = aws_iam_role.scheduler_role.arn
      DEAD_LETTER_ARN   = aws_sqs_queue.dead_letters.arn
      TOPIC_ARN         = aws_sns_topic.notifications.arn
    }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.logs.name
  }
}
