"""Findings in the formats that terminals, machines and review tools read."""
