"""The screens of every member: signing in, founding, joining, colleagues."""
