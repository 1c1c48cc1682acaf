data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/../build/function"
  output_path = "${path.module}/../build/function.zip"
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

resource "aws_iam_role" "function_service_role" {
  name               = "<%= projectName %>"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_lambda.json
}

resource "aws_iam_role_policy_attachment" "function_logs" {
  role       = aws_iam_role.function_service_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_cloudwatch_log_group" "logs" {
  retention_in_days = 30
}

resource "aws_lambda_function" "function" {
  function_name    = "<%= projectName %>"
  description      = "The function that is deployed."
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  handler          = "handler.handler"
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  memory_size      = 512
  timeout          = 10
  role             = aws_iam_role.function_service_role.arn
  # Every change becomes a version, which nobody calls until CodeDeploy shifts traffic to it.
  publish = true

  environment {
    variables = { NODE_OPTIONS = "--enable-source-maps" }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.logs.name
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.function.function_name
  function_version = aws_lambda_function.function.version

  # From here on they are CodeDeploy's: to which version, and how much of the traffic.
  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}
