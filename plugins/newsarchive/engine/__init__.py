"""How a site is made: targets, the cache, staging, link checks. Knows nothing of Pelican."""
