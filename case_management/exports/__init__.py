"""What leaves the seal in a file that a member makes in the browser, and the log of it."""
