data "archive_file" "hook_code" {
  type        = "zip"
  source_dir  = "${path.module}/../build/hook"
  output_path = "${path.module}/../build/hook.zip"
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

resource "aws_iam_role" "test_traffic_hook_service_role" {
  name               = "<%= projectName %>-hook"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_lambda.json
}

# Logs, and the network interfaces by which it reaches the test listener.
resource "aws_iam_role_policy_attachment" "hook_network" {
  role       = aws_iam_role.test_traffic_hook_service_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_cloudwatch_log_group" "test_traffic_logs" {
  retention_in_days = 30
}

resource "aws_lambda_function" "test_traffic_hook" {
  function_name    = "<%= projectName %>-hook"
  description      = "Checks a new version by way of the test listener before it gets traffic."
  filename         = data.archive_file.hook_code.output_path
  source_code_hash = data.archive_file.hook_code.output_base64sha256
  handler          = "testTraffic.handler"
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  memory_size      = 512
  timeout          = 900
  role             = aws_iam_role.test_traffic_hook_service_role.arn

  environment {
    variables = {
      NODE_OPTIONS = "--enable-source-maps"
      TEST_URL     = "http://${aws_lb.load_balancer.dns_name}:9090"
      NEW_VERSION  = aws_ecs_task_definition.task_definition.arn
    }
  }

  vpc_config {
    security_group_ids = [aws_security_group.testers.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.test_traffic_logs.name
  }

  depends_on = [aws_iam_role_policy_attachment.hook_network]
}
