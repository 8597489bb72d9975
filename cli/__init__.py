"""The `convene` command. Settings are read here, once; errors are put into words here."""
