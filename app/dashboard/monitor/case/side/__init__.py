"""What stands beside the threads of a case: facts, findings, alerts, history."""
