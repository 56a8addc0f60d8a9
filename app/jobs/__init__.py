"""The processes that nobody looks at: collector, courier, sweep, clerk and desk."""
