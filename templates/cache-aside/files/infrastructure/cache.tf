resource "aws_security_group" "cache_clients" {
  name        = "<%= projectName %>-clients"
  description = "What may use the cache."
  vpc_id      = var.vpc_id
}

# Terraform takes away the rule that AWS gives every new group.
resource "aws_vpc_security_group_egress_rule" "clients_to_anywhere" {
  security_group_id = aws_security_group.cache_clients.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "cache_network" {
  name        = "<%= projectName %>-cache"
  description = "The cache."
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "cache_from_clients" {
<% if cache == 'serverless' %>
  description                  = "Reads and writes, and reads from replicas."
<% else %>
  description                  = "Reads and writes."
<% endif %>
  security_group_id            = aws_security_group.cache_network.id
  referenced_security_group_id = aws_security_group.cache_clients.id
  ip_protocol                  = "tcp"
  from_port                    = 6379
<% if cache == 'serverless' %>
  to_port                      = 6380
<% else %>
  to_port                      = 6379
<% endif %>
}

<% if cache == 'serverless' %>
resource "aws_elasticache_serverless_cache" "cache" {
  name                 = "<%= projectName %>"
  engine               = "valkey"
  major_engine_version = "8"
  security_group_ids   = [aws_security_group.cache_network.id]
  subnet_ids           = var.subnet_ids

  # What it may cost at most: beyond that entries are evicted, or commands throttled.
  cache_usage_limits {
    data_storage {
      maximum = <%= maxGigabytes %>
      unit    = "GB"
    }
    ecpu_per_second {
      maximum = 5000
    }
  }
}
<% else %>
resource "aws_elasticache_subnet_group" "cache_subnets" {
  name        = "<%= projectName %>"
  description = "Where the nodes of the cache stand."
  subnet_ids  = var.subnet_ids
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id = "<%= projectName %>"
  description          = "Cache of <%= entity | words %> data."
  engine               = "valkey"
  engine_version       = "8.0"
  node_type            = "cache.t4g.small"

  # A primary and a replica in another availability zone, which takes over when the primary fails.
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  multi_az_enabled           = true

  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
  subnet_group_name          = aws_elasticache_subnet_group.cache_subnets.name
  security_group_ids         = [aws_security_group.cache_network.id]
}
<% endif %>
