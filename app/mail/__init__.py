"""Mail: one folder a mail (subject, text, html); none carries anything about a case."""
