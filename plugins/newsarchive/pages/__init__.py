"""Every page of the site, as data: an address, a template and the names it sees."""
