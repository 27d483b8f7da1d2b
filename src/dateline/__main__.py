"""`python -m dateline` is the console command."""

from dateline.cli import main

main()
