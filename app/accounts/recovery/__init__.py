"""When nobody can sign in any more, papers that were made in time bring a new coordinator."""
