"""What an operator sees: is every line, phone, process and store well, and what to do where not."""
