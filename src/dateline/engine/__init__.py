"""Where the per-document work runs."""
