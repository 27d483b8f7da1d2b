"""The page: template, script, style and vendored libraries."""
