"""The members of an organisation, invitations, second signatures, partners."""
