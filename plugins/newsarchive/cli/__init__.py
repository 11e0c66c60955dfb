"""Commands for maintainers: a module with NAME, add_arguments() and run() is one of them."""
