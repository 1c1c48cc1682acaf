-- Asked on green: whether it replicates, and how far it is behind.
SHOW REPLICA STATUS;
