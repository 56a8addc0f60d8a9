"""Where buyers begin: what is asked of them, and until when."""
