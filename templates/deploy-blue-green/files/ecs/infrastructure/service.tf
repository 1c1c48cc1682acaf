data "aws_iam_policy_document" "assumed_by_ecs" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "assumed_by_tasks" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

# By this role ECS moves traffic and registers tasks.
resource "aws_iam_role" "service_load_balancer_role" {
  name               = "<%= projectName %>-load-balancer"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_ecs.json
}

resource "aws_iam_role_policy_attachment" "load_balancer" {
  role       = aws_iam_role.service_load_balancer_role.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"
}

# By this one it asks the hook.
resource "aws_iam_role" "service_test_traffic_hook_role" {
  name               = "<%= projectName %>-ask-the-hook"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_ecs.json
}

data "aws_iam_policy_document" "ask_the_hook" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.test_traffic_hook.arn]
  }
}

resource "aws_iam_role_policy" "ask_the_hook" {
  name   = "ask-the-hook"
  role   = aws_iam_role.service_test_traffic_hook_role.name
  policy = data.aws_iam_policy_document.ask_the_hook.json
}

resource "aws_iam_role" "task_definition_execution_role" {
  name               = "<%= projectName %>-execution"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_tasks.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.task_definition_execution_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# What the service itself may do: nothing yet.
resource "aws_iam_role" "task_definition_task_role" {
  name               = "<%= projectName %>-task"
  assume_role_policy = data.aws_iam_policy_document.assumed_by_tasks.json
}

resource "aws_security_group" "service_network" {
  name        = "<%= projectName %>-service"
  description = "The tasks of the service."
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "service_from_load_balancer" {
  description                  = "Load balancer to target"
  security_group_id            = aws_security_group.service_network.id
  referenced_security_group_id = aws_security_group.load_balancer_network.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}

resource "aws_vpc_security_group_egress_rule" "service_out" {
  security_group_id = aws_security_group.service_network.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_cloudwatch_log_group" "logs" {
  retention_in_days = 30
}

resource "aws_ecs_cluster" "cluster" {
  name = "<%= projectName %>"
}

resource "aws_ecs_task_definition" "task_definition" {
  family                   = "<%= projectName %>"
  cpu                      = "256"
  memory                   = "512"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.task_definition_execution_role.arn
  task_role_arn            = aws_iam_role.task_definition_task_role.arn

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  container_definitions = jsonencode([
    {
      name                   = "service"
      image                  = var.image
      essential              = true
      portMappings           = [{ containerPort = 8080, protocol = "tcp" }]
      environment            = [{ name = "PORT", value = "8080" }]
      readonlyRootFilesystem = true
      healthCheck = {
        command     = ["CMD", "node", "healthCheck.js"]
        interval    = 10
        timeout     = 5
        retries     = 3
        startPeriod = 30
      }
      # The most that Fargate grants between SIGTERM and SIGKILL. The service ends sooner, by itself.
      stopTimeout = 120
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.logs.name
          awslogs-region        = data.aws_region.current.region
          awslogs-stream-prefix = "service"
        }
      }
    }
  ])
}

resource "aws_ecs_service" "service" {
  name                               = "<%= projectName %>"
  cluster                            = aws_ecs_cluster.cluster.arn
  task_definition                    = aws_ecs_task_definition.task_definition.arn
  launch_type                        = "FARGATE"
  desired_count                      = 2
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  enable_ecs_managed_tags            = false
  health_check_grace_period_seconds  = 60

  network_configuration {
    assign_public_ip = false
    security_groups  = [aws_security_group.service_network.id]
    subnets          = var.subnet_ids
  }

  load_balancer {
    container_name   = "service"
    container_port   = 8080
    target_group_arn = aws_lb_target_group.blue.arn

    advanced_configuration {
      alternate_target_group_arn = aws_lb_target_group.green.arn
      production_listener_rule   = aws_lb_listener_rule.production_rule.arn
      test_listener_rule         = aws_lb_listener_rule.test_rule.arn
      role_arn                   = aws_iam_role.service_load_balancer_role.arn
    }
  }

  deployment_configuration {
<% if strategy == 'blue-green' %>
    strategy             = "BLUE_GREEN"
<% elsif strategy == 'canary' %>
    strategy             = "CANARY"
<% else %>
    strategy             = "LINEAR"
<% endif %>
    bake_time_in_minutes = <%= bakeMinutes %>

<% if strategy == 'canary' %>
    canary_configuration {
      canary_percent              = <%= canaryPercent %>
      canary_bake_time_in_minutes = <%= canaryWait %>
    }

<% elsif strategy == 'linear' %>
    linear_configuration {
      step_percent              = <%= linearPercent %>
      step_bake_time_in_minutes = <%= linearWait %>
    }

<% endif %>
    lifecycle_hook {
      hook_target_arn  = aws_lambda_function.test_traffic_hook.arn
      role_arn         = aws_iam_role.service_test_traffic_hook_role.arn
      lifecycle_stages = ["POST_TEST_TRAFFIC_SHIFT"]
    }
  }

  # A deployment circuit breaker watches rolling updates only. Here these watch.
  alarms {
    enable   = true
    rollback = true
    alarm_names = [
      aws_cloudwatch_metric_alarm.service_errors.alarm_name,
      aws_cloudwatch_metric_alarm.service_unreachable.alarm_name,
    ]
  }

  # Terraform then fails where the deployment was rolled back, and stopping it rolls back as well.
  wait_for_steady_state = true
  sigint_rollback       = true

  timeouts {
    create = "3h"
    update = "48h"
  }

  depends_on = [aws_iam_role_policy_attachment.load_balancer, aws_iam_role_policy.ask_the_hook]
}
