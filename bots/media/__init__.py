"""Files that come with messages: fetched from carriers, told by their bytes, cleaned, sealed."""
