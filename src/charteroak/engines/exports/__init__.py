"""The table for other policy engines: Cedar, Rego, DMN, and as data in JSON."""
