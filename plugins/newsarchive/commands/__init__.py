"""Commands for maintainers; each module has NAME, add_arguments() and run()."""
