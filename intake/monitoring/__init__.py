"""What an operator must see: alarms, counts by day, lines that have gone silent."""
