"""What members change about their own signing in: passphrase, authenticator app, sessions."""
