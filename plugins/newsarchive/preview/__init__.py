"""``make serve``: the site on this machine, each page as it is when a file is saved."""
