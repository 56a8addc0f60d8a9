"""What stands around every page: navigation, language, errors, the first page of a member."""
