"""What `make bench` runs: Charter Oak's speed, measured beside other engines that were given the same article."""
