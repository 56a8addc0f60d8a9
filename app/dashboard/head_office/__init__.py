"""The screens of head offices."""
