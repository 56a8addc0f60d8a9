"""From a report to a remedy: one folder a domain, the same file names in each."""
