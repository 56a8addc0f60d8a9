"""/practice: a phone, a chat and the mailboxes to try Firedoor with. Embedded size only."""
