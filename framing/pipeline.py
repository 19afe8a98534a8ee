"""The road: the only file that knows the order of the stages."""
