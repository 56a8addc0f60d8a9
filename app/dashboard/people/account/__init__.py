"""A member's own account: passphrase, authenticator app, and where the member is signed in."""
