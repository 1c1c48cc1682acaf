resource "aws_security_group" "callers" {
  name        = "<%= projectName %>-callers"
  description = "What may call the service."
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "callers_out" {
  security_group_id = aws_security_group.callers.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_security_group" "testers" {
  name        = "<%= projectName %>-testers"
  description = "What may call a version that has no traffic yet."
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "testers_out" {
  security_group_id = aws_security_group.testers.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_security_group" "load_balancer_network" {
  name        = "<%= projectName %>-load-balancer"
  description = "The load balancer."
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_from_callers" {
  description                  = "Callers."
  security_group_id            = aws_security_group.load_balancer_network.id
  referenced_security_group_id = aws_security_group.callers.id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_from_testers" {
  description                  = "Tests of a new version."
  security_group_id            = aws_security_group.load_balancer_network.id
  referenced_security_group_id = aws_security_group.testers.id
  ip_protocol                  = "tcp"
  from_port                    = 9090
  to_port                      = 9090
}

resource "aws_vpc_security_group_egress_rule" "load_balancer_out" {
  security_group_id = aws_security_group.load_balancer_network.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_lb" "load_balancer" {
  load_balancer_type         = "application"
  internal                   = true
  security_groups            = [aws_security_group.load_balancer_network.id]
  subnets                    = var.subnet_ids
  enable_deletion_protection = false
  idle_timeout               = <%= requestSeconds %>
  drop_invalid_header_fields = true
}

# The two target groups take turns: the version that serves stands in one, the next comes to the other.
resource "aws_lb_target_group" "blue" {
  vpc_id               = var.vpc_id
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  deregistration_delay = <%= requestSeconds %>

  health_check {
    path                = "/health"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
    matcher             = "200"
  }

  stickiness {
    enabled = false
    type    = "lb_cookie"
  }
}

resource "aws_lb_target_group" "green" {
  vpc_id               = var.vpc_id
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  deregistration_delay = <%= requestSeconds %>

  health_check {
    path                = "/health"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
    matcher             = "200"
  }

  stickiness {
    enabled = false
    type    = "lb_cookie"
  }
}

resource "aws_lb_listener" "production_listener" {
  load_balancer_arn = aws_lb.load_balancer.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "production_rule" {
  listener_arn = aws_lb_listener.production_listener.arn
  priority     = 1

  condition {
    path_pattern {
      values = ["/*"]
    }
  }

  action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.blue.arn
        weight = 100
      }
      target_group {
        arn    = aws_lb_target_group.green.arn
        weight = 0
      }
    }
  }

  # How it begins. From then on ECS sets the weights.
  lifecycle {
    ignore_changes = [action]
  }
}

resource "aws_lb_listener" "test_listener" {
  load_balancer_arn = aws_lb.load_balancer.arn
  port              = 9090
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "test_rule" {
  listener_arn = aws_lb_listener.test_listener.arn
  priority     = 1

  condition {
    path_pattern {
      values = ["/*"]
    }
  }

  action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.blue.arn
        weight = 100
      }
      target_group {
        arn    = aws_lb_target_group.green.arn
        weight = 0
      }
    }
  }

  # How it begins. From then on ECS sets the weights.
  lifecycle {
    ignore_changes = [action]
  }
}
