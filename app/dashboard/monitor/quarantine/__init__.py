"""What nobody signed: a coordinator accepts or drops it, without seeing what is in it."""
