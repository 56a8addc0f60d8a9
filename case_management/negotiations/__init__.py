"""What workers' representatives and management negotiate about a case: sessions and agreements."""
