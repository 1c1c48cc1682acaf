resource "aws_dynamodb_table" "journal" {
  name                        = "<%= projectName %>-journal"
  billing_mode                = "PAY_PER_REQUEST"
  deletion_protection_enabled = true
  hash_key                    = "sagaId"
  range_key                   = "place"

  attribute {
    name = "sagaId"
    type = "S"
  }
  attribute {
    name = "place"
    type = "N"
  }

  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table" "parked" {
  name                        = "<%= projectName %>-parked"
  billing_mode                = "PAY_PER_REQUEST"
  deletion_protection_enabled = true
  hash_key                    = "sagaId"
  range_key                   = "step"

  attribute {
    name = "sagaId"
    type = "S"
  }
  attribute {
    name = "step"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }
}
