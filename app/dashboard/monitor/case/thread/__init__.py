"""The conversation with the worker of a report."""
