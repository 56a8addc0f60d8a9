"""What a plan for freedom of association needs beside any other."""
