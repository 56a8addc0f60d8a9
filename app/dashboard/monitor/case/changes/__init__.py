"""What a member changes on the page of a case; each form answers with the page as it is now."""
