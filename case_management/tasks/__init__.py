"""Tasks of a case: what a member has still to do, and until when."""
