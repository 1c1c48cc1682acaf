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

resource "aws_iam_role" "function_service_role" {
  name               = "<%= projectName %>"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_lambda.json
}

# To write logs, and to have network interfaces in the subnets.
resource "aws_iam_role_policy_attachment" "vpc_access" {
  role       = aws_iam_role.function_service_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_cloudwatch_log_group" "logs" {
  retention_in_days = 30
}

resource "aws_lambda_function" "function" {
  function_name    = "<%= projectName %>"
  description      = "Reads <%= entity | words %> data through the cache."
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  handler          = "handler.handler"
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  memory_size      = 512
  timeout          = 10
  role             = aws_iam_role.function_service_role.arn

  environment {
    variables = {
      NODE_OPTIONS = "--enable-source-maps"
<% if cache == 'serverless' %>
      REDIS_HOST   = aws_elasticache_serverless_cache.cache.endpoint[0].address
      REDIS_PORT   = aws_elasticache_serverless_cache.cache.endpoint[0].port
<% else %>
      REDIS_HOST   = aws_elasticache_replication_group.cache.primary_endpoint_address
      REDIS_PORT   = aws_elasticache_replication_group.cache.port
<% endif %>
      SOURCE_URL   = "<%= sourceUrl %>"
    }
  }

  vpc_config {
    security_group_ids = [aws_security_group.cache_clients.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.logs.name
  }

  # Without it the function may be made before its role can have network interfaces.
  depends_on = [aws_iam_role_policy_attachment.vpc_access]
}
