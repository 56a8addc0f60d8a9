"""A practice organisation, whose members hold keys as real as anyone's."""
