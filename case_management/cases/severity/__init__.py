"""Why a case is as grave as it is."""
