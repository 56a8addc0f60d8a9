"""The ground under every process: database, queue, leases, logs, and where files lie."""
