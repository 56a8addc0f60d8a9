"""Who is on call when, how an alarm reaches that member, and whether alarms arrive at all."""
