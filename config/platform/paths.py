"""Where the parts of an installation lie that are files, and not code."""

from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o660, 0o770
"""Of what several processes share: the umask says whether that is one user or a group."""
ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "translations"
"""One folder a language: catalogs, glossaries and what is said on the telephone."""
MIGRATIONS = ROOT / "migrations"
RIGHTS = ROOT / "config" / "rights"
"""What the law says, one file a country."""
