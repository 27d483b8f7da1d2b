"""The page: story.py says what it tells, network.py renders it, src/ runs it in the browser, vendor/ holds vis.js."""
