"""Where the archive meets Pelican: the only part of the package that imports it."""


def register() -> None:
    """Connect every hook; each module tells one story."""
    from newsarchive.hooks import essays, generator, staging

    staging.register()
    essays.register()
    generator.register()
