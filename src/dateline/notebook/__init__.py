"""What a notebook shows: the page in a sandboxed frame, a picture where frames are not allowed, and figures."""
