"""Where the archive meets Pelican: the one module that imports it.

Pelican reads the settings, makes the Jinja environment and calls the build; its own generators
have nothing to read.
"""

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican import Pelican, console, signals
from pelican.generators import Generator
from pelican.settings import read_settings
from pelican.writers import Writer

from newsarchive.engine.output_place import beside
from newsarchive.engine.steps import build


class ArchiveGenerator(Generator):
    """Builds the whole archive when it is Pelican's turn to write."""

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican's signature
        """Build and publish the site."""
        console.quiet = False
        build(self.settings, self.env, console)
        # Pelican then counts the articles of its own generator, of which there are never any.
        console.quiet = True


def offer_generator(pelican: Pelican) -> type[Generator]:  # noqa: ARG001 - the signal's
    """Hand our generator to Pelican."""
    return ArchiveGenerator


def redirect_output(pelican: Pelican) -> None:
    """Point Pelican's own generators at the staging folder, before they learn their output path."""
    pelican.output_path = str(beside(Path(pelican.settings["OUTPUT_PATH"]), "staging"))


def load_settings(file: str, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that Pelican makes of a settings file."""
    return dict(Pelican(read_settings(file, override=dict(overrides))).settings)


def make_environment(settings: dict[str, Any]) -> Environment:
    """The Jinja environment that Pelican makes for a theme."""
    environment = Generator(
        dict(settings), settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]
    ).env
    assert isinstance(environment, Environment)
    return environment


def register() -> None:
    """Join Pelican's generators."""
    # What a build loads and makes lives until its end; looking for what does not costs seconds.
    gc.disable()
    signals.get_generators.connect(redirect_output)
    signals.get_generators.connect(offer_generator)
