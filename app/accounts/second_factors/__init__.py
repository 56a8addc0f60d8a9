"""What proves who somebody is besides the passphrase."""
