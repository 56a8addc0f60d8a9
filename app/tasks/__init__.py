"""Work that comes again: a table of tasks, one file each, run by the clerk and the collector."""
