"""Run in a process of small means alone (process.py): what a page may show of a file, made anew."""
