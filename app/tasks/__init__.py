"""What the clerk, the desk and the collector do now and then."""
