"""The public report model: what a case may know of a report, its thread and its files."""
