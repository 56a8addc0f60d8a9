"""What came in: seen before, not believed, or waiting on the disk for the database."""
