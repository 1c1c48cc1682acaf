resource "aws_lb_target_group" "facade" {
  vpc_id      = var.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  port        = 8080

  health_check {
    path                = "/health"
    port                = "9090"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener_rule" "rule" {
  listener_arn = var.listener_arn
  priority     = var.rule_priority

  condition {
    path_pattern {
      values = ["<%= pathPrefix %>", "<%= pathPrefix %>/*"]
    }
  }

  action {
    type = "forward"

    forward {
      target_group {
        arn    = var.legacy_target_group_arn
        weight = var.legacy_weight
      }
      target_group {
        arn    = aws_lb_target_group.facade.arn
        weight = var.facade_weight
      }
      # Whoever has come by one side stays there for a day, so that it is one session.
      stickiness {
        enabled  = true
        duration = 86400
      }
    }
  }
}
