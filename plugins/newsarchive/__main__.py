"""Commands beside the build: ``python -m newsarchive --help`` lists them."""

import argparse
import sys
from pathlib import Path

from newsarchive.commands import check, check_links, import_page, new, schema, serve


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="newsarchive", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in (check, check_links, import_page, new, schema, serve):
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
