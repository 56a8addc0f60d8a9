"""When the organisation works, and how danger to life wakes its members."""
