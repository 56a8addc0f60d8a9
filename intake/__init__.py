"""From a message to a sealed report."""
