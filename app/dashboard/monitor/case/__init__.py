"""One case on one page, and what a monitor does with it."""
