"""`python -m cli` is the `convene` command."""

from cli.app import main

main()
