"""Settings of a build for readers: everything as in ``pelicanconf.py``, at its real address."""

from pelicanconf import *  # noqa: F403

# ``make publish`` passes SITEURL; without one the build stops and says so.
SITEURL = ""
SHOW_DRAFTS = False
# The build then warns of a contact address that does not exist, and the like.
FOR_READERS = True
