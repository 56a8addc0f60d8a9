"""Our side of every contract against what others wrote, over HTTP; scripts/peers.sh installs it."""
