"""``make check``: the problems that a build would find, advice on records, and corrections."""
