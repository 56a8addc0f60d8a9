"""A case goes to another organisation, with the consent of its workers."""
