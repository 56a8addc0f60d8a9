"""The screens of monitor organisations."""
