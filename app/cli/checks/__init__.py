"""Commands that look at an installation, its texts and its files, and change nothing."""
