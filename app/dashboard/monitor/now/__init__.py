"""Where a monitor begins: what needs the member now, each with a link into the list."""
