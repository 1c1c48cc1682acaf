resource "aws_sqs_queue" "parked" {
  name                      = "<%= projectName %>-parked"
  message_retention_seconds = 1209600
}

# Step Functions writes to groups of this prefix without a resource policy for each, whose size is limited.
resource "aws_cloudwatch_log_group" "saga_logs" {
  name              = "/aws/vendedlogs/states/<%= projectName %>"
  retention_in_days = 30
}

data "aws_iam_policy_document" "assumed_by_states" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["states.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "saga" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_alias.live.arn]
  }
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.parked.arn]
  }
  # Delivery of logs has no resources to be narrowed to.
  statement {
    actions = [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role" "saga_role" {
  name               = "<%= projectName %>"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_states.json
}

resource "aws_iam_role_policy" "saga" {
  role   = aws_iam_role.saga_role.name
  policy = data.aws_iam_policy_document.saga.json
}

resource "aws_sfn_state_machine" "saga" {
  name     = "<%= projectName %>"
  type     = "STANDARD"
  role_arn = aws_iam_role.saga_role.arn
  definition = templatefile("${path.module}/../saga.asl.json", {
    StepsFunction = aws_lambda_alias.live.arn
    ParkedQueue   = aws_sqs_queue.parked.url
  })

  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.saga_logs.arn}:*"
  }

  # Without it the state machine may be made before its role may write logs, and is refused.
  depends_on = [aws_iam_role_policy.saga]
}
