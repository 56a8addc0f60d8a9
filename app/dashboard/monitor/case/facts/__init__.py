"""Everything beside the threads of a case."""
