"""A newcomer joins an organisation and makes a member's keys."""
