"""The stand-in for the mail: SMTP in, mailboxes to read."""
