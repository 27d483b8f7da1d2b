"""EventGraph -> files."""
