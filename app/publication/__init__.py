"""The public page: frozen figures as files, and the process that serves those files alone."""
