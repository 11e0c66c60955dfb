"""Commands beside the build: ``python -m newsarchive --help`` lists them."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

_COMMANDS = {
    "build": "build",
    "check": "check",
    "check-links": "check_links",
    "import": "import_page",
    "new": "new",
    "schema": "schema",
    "serve": "serve",
}
"""Each command, and its module."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="newsarchive", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    # Only the command that is wanted is loaded: a build that has nothing to do takes no longer
    # than looking at the files.
    asked = (arguments if arguments is not None else sys.argv[1:])[:1]
    for name in asked if asked and asked[0] in _COMMANDS else _COMMANDS:
        module = import_module(f"newsarchive.commands.{_COMMANDS[name]}")
        about = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(module.NAME, help=about, description=about)
        command.add_argument(
            "--content", type=Path, default=Path("content"), help="the content folder"
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
