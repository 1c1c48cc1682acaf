data "archive_file" "hook_code" {
  type        = "zip"
  source_dir  = "${path.module}/../build/hook"
  output_path = "${path.module}/../build/hook.zip"
}

resource "aws_iam_role" "pre_traffic_hook_service_role" {
  name               = "<%= projectName %>-hook"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_lambda.json
}

resource "aws_iam_role_policy_attachment" "hook_logs" {
  role       = aws_iam_role.pre_traffic_hook_service_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

data "aws_iam_policy_document" "check_and_report" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.function.qualified_arn]
  }
  statement {
    actions   = ["codedeploy:PutLifecycleEventHookExecutionStatus"]
    resources = [aws_codedeploy_deployment_group.function_deployment_group.arn]
  }
}

resource "aws_iam_role_policy" "check_and_report" {
  name   = "check-and-report"
  role   = aws_iam_role.pre_traffic_hook_service_role.name
  policy = data.aws_iam_policy_document.check_and_report.json
}

resource "aws_cloudwatch_log_group" "pre_traffic_logs" {
  retention_in_days = 30
}

resource "aws_lambda_function" "pre_traffic_hook" {
  # CodeDeploy's role may invoke functions whose names begin like this, and no others.
  function_name    = "CodeDeployHook_<%= projectName %>"
  description      = "Checks a new version before it gets traffic."
  filename         = data.archive_file.hook_code.output_path
  source_code_hash = data.archive_file.hook_code.output_base64sha256
  handler          = "preTraffic.handler"
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  memory_size      = 512
  timeout          = 900
  role             = aws_iam_role.pre_traffic_hook_service_role.arn

  environment {
    variables = {
      NODE_OPTIONS = "--enable-source-maps"
      NEW_VERSION  = aws_lambda_function.function.qualified_arn
    }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.pre_traffic_logs.name
  }
}
