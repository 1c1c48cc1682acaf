data "aws_iam_policy_document" "assumed_by_runner" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [var.runner_principal]
    }
  }
}

resource "aws_iam_role" "runner" {
  description        = "Makes, switches and cleans up blue/green deployments."
  assume_role_policy = data.aws_iam_policy_document.assumed_by_runner.json
  # Guardrails and switchover together may take three hours.
  max_session_duration = 14400
}

# RDS names what it makes for green itself, so that no name can be asked for here.
data "aws_iam_policy_document" "blue_green" {
  statement {
    resources = ["*"]
    actions = [
      "rds:AddTagsToResource",
      "rds:CreateBlueGreenDeployment",
<% if kind == 'aurora' %>
      "rds:CreateDBCluster",
      "rds:CreateDBClusterEndpoint",
      "rds:CreateDBClusterSnapshot",
      "rds:CreateDBInstance",
      "rds:DeleteBlueGreenDeployment",
      "rds:DeleteDBCluster",
      "rds:DeleteDBClusterEndpoint",
      "rds:DeleteDBInstance",
      "rds:DescribeBlueGreenDeployments",
      "rds:DescribeDBClusters",
      "rds:DescribeDBInstances",
      "rds:ModifyDBCluster",
      "rds:PromoteReadReplicaDBCluster",
<% else %>
      "rds:CreateDBInstanceReadReplica",
      "rds:CreateDBSnapshot",
      "rds:DeleteBlueGreenDeployment",
      "rds:DeleteDBInstance",
      "rds:DescribeBlueGreenDeployments",
      "rds:DescribeDBInstances",
      "rds:ModifyDBInstance",
      "rds:PromoteReadReplica",
<% endif %>
      "rds:SwitchoverBlueGreenDeployment",
    ]
  }
}

resource "aws_iam_role_policy" "may_deploy" {
  role   = aws_iam_role.runner.name
  policy = data.aws_iam_policy_document.blue_green.json
}
