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

resource "aws_iam_role" "steps_service_role" {
  name               = "<%= projectName %>-steps"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_lambda.json
}

resource "aws_iam_role_policy_attachment" "steps_logs" {
  role       = aws_iam_role.steps_service_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_cloudwatch_log_group" "logs" {
  retention_in_days = 30
}

resource "aws_lambda_function" "steps" {
  function_name    = "<%= projectName %>-steps"
  description      = "Steps and compensations of the saga."
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  handler          = "handler.handler"
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = <%= stepTimeoutSeconds | plus: 5 %>
  role             = aws_iam_role.steps_service_role.arn
  publish          = true

  environment {
    variables = {
      NODE_OPTIONS = "--enable-source-maps"
      <%= firstStep | constant %>_URL = "<%= baseUrl %>/<%= firstStep %>"
      <%= secondStep | constant %>_URL = "<%= baseUrl %>/<%= secondStep %>"
      <%= thirdStep | constant %>_URL = "<%= baseUrl %>/<%= thirdStep %>"
    }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.logs.name
  }

  # Without it the function may run before its role can write logs.
  depends_on = [aws_iam_role_policy_attachment.steps_logs]
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.steps.function_name
  function_version = aws_lambda_function.steps.version
}
