# Give it to blue, and restart, if blue still has the default group; else set the same in the group that it has.
<% if kind == 'aurora' %>
resource "aws_rds_cluster_parameter_group" "blue_parameters" {
<% else %>
resource "aws_db_parameter_group" "blue_parameters" {
<% endif %>
  description = "What blue needs before green can be made."
  family      = var.blue_family

  parameter {
<% if engine == 'mysql' %>
    name  = "binlog_format"
    value = "ROW"
<% else %>
    name         = "rds.logical_replication"
    value        = "1"
    apply_method = "pending-reboot"
<% endif %>
  }
}

# Carry over what blue's group sets, in the words of the new version. Green is the next blue: it needs the same.
<% if kind == 'aurora' %>
resource "aws_rds_cluster_parameter_group" "green_parameters" {
<% else %>
resource "aws_db_parameter_group" "green_parameters" {
<% endif %>
  description = "What green runs with."
  family      = var.green_family

  parameter {
<% if engine == 'mysql' %>
    name  = "binlog_format"
    value = "ROW"
<% else %>
    name         = "rds.logical_replication"
    value        = "1"
    apply_method = "pending-reboot"
<% endif %>
  }

  # Green is still using the old group when its family changes.
  lifecycle {
    create_before_destroy = true
  }
}
