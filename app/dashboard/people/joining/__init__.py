"""A newcomer joins an organisation and makes the keys of a member."""
