"""Where the archive meets Pelican: the only part of the package that imports it."""

import gc


def register() -> None:
    """Connect every hook; each module tells one story."""
    # What a build loads and makes lives until its end; looking for what does not costs seconds.
    gc.disable()
    from newsarchive.hooks import essays, generator, staging

    staging.register()
    essays.register()
    generator.register()
