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

data "aws_iam_policy_document" "worker" {
  statement {
    actions   = ["dynamodb:PutItem", "dynamodb:Query"]
    resources = [aws_dynamodb_table.journal.arn]
  }
  statement {
    actions   = ["dynamodb:DeleteItem", "dynamodb:PutItem"]
    resources = [aws_dynamodb_table.parked.arn]
  }
  statement {
    actions   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
    resources = [aws_sqs_queue.sagas.arn]
  }
}

resource "aws_iam_role" "worker_role" {
  name               = "<%= projectName %>-worker"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_lambda.json
}

resource "aws_iam_role_policy_attachment" "worker_logs" {
  role       = aws_iam_role.worker_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy" "worker" {
  role   = aws_iam_role.worker_role.name
  policy = data.aws_iam_policy_document.worker.json
}

resource "aws_cloudwatch_log_group" "logs" {
  retention_in_days = 30
}

resource "aws_lambda_function" "worker" {
  function_name    = "<%= projectName %>-worker"
  description      = "Runs the saga <%= sagaName %>."
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  handler          = "handler.handler"
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  memory_size      = 256
  # A saga that takes longer is gone on with when its message comes again.
  timeout = 300
  role    = aws_iam_role.worker_role.arn

  environment {
    variables = {
      NODE_OPTIONS     = "--enable-source-maps"
      JOURNAL_TABLE    = aws_dynamodb_table.journal.name
      PARKED_TABLE     = aws_dynamodb_table.parked.name
      PARTICIPANTS_URL = "<%= participantsUrl %>"
    }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.logs.name
  }

  # Without them the function may run before its role can write logs and sagas.
  depends_on = [aws_iam_role_policy_attachment.worker_logs, aws_iam_role_policy.worker]
}

resource "aws_sqs_queue" "sagas" {
  name = "<%= projectName %>"
  # Six times the timeout of the function, as Lambda asks for.
  visibility_timeout_seconds = 1800
  message_retention_seconds  = 345600
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead_sagas.arn, maxReceiveCount = 5 })
}

resource "aws_sqs_queue" "dead_sagas" {
  name                      = "<%= projectName %>-dead"
  message_retention_seconds = 1209600
}

resource "aws_lambda_event_source_mapping" "sagas" {
  event_source_arn        = aws_sqs_queue.sagas.arn
  function_name           = aws_lambda_function.worker.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  # Ten sagas in each: the participants bear fifty at a time.
  scaling_config {
    maximum_concurrency = 5
  }
}
