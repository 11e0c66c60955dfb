"""Commands beside the build: ``python -m newsarchive --help`` lists them."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from newsarchive.strings import InvalidStrings

_COMMANDS = {
    "build": "build",
    "check": "check",
    "check-links": "check_links",
    "import": "import_page",
    "new": "new",
    "publish": "publish",
    "schema": "schema",
    "serve": "serve",
}
"""Each command, and its module."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code, 130 where it was interrupted."""
    try:
        options = _parse(sys.argv[1:] if arguments is None else arguments)
        return int(options.run(options))
    except InvalidStrings as failure:
        sys.stderr.write(f"{failure}.\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="newsarchive", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    # Load only the command that is wanted: to find that there is nothing to build must not take
    # longer than looking at the files.
    asked = arguments[:1]
    for name in asked if asked and asked[0] in _COMMANDS else _COMMANDS:
        module = import_module(f"newsarchive.cli.{_COMMANDS[name]}")
        about = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(module.NAME, help=about, description=about)
        command.add_argument(
            "--content", type=Path, default=Path("content"), help="the content folder"
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
