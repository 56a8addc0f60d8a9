"""Due times, and how they are said."""
