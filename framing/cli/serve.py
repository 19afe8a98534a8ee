"""`framing serve`: drafts held against house policy over HTTP, and a page for people."""

from __future__ import annotations

import argparse
import ipaddress
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from framing.cli.check_options import add_house_options, request_from
from framing.cli.options import add_lexicon_options, from_one
from framing.errors import InputError, Problem
from framing.http import MAX_BYTES
from framing.read.settings import ReadSettings

if TYPE_CHECKING:
    from framing.http.app import ServiceSettings

HOST, PORT = "127.0.0.1", 8726
_LOOPBACK = (HOST, "localhost", "[::1]")


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    group = parser.add_argument_group("service")
    group.add_argument("--host", metavar="NAME", default=HOST, help=f"where to listen ({HOST})")
    group.add_argument(
        "--port", metavar="N", type=_port, default=PORT, help=f"0 for one that is free ({PORT})"
    )
    group.add_argument(
        "--allow-origin",
        metavar="URL",
        action="append",
        default=[],
        type=_origin,
        help="pages of this origin may ask, as https://cms.example (CORS); may be repeated",
    )
    group.add_argument(
        "--allow-host",
        metavar="NAME",
        action="append",
        default=[],
        help="a further name by which it is reached, as behind a proxy; may be repeated",
    )
    group.add_argument(
        "--max-bytes",
        metavar="N",
        type=from_one,
        default=MAX_BYTES,
        help=f"the largest request that is taken (default: {MAX_BYTES})",
    )
    group.add_argument(
        "--templates", type=Path, metavar="DIR", help="templates of your own before those shipped"
    )
    add_house_options(parser)
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="of drafts that name none; without it their words tell it, and in doubt it is English",
    )
    add_lexicon_options(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until it is interrupted.

    Raises:
        InputError: the extra is not installed, a file of the house cannot be used, or the port
            is taken.
    """
    try:
        from waitress.server import create_server
    except ModuleNotFoundError as error:
        remedy = "Install it: pip install 'framing[serve]'."
        message = f"the service needs {error.name}"
        raise _wrong("framing serve", "missing-extra", message, remedy) from error
    from framing.http.app import make_app

    app = make_app(_settings(args))
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = create_server(
            app,
            host=args.host,
            port=args.port,
            ident="framing",
            # Beyond its limit the service says why; far beyond it nothing is taken in at all.
            max_request_body_size=8 * args.max_bytes,
        )
    except (OSError, ValueError) as error:
        message = f"cannot listen there: {getattr(error, 'strerror', None) or error}".lower()
        remedy = "Give another --host or --port; --port 0 takes one that is free."
        raise _wrong(f"{args.host}:{args.port}", "cannot-listen", message, remedy) from error
    _tell(args, server)
    server.run()  # until Ctrl-C, which it takes for its end
    raise KeyboardInterrupt


def _settings(args: argparse.Namespace) -> ServiceSettings:
    from framing.http.app import ServiceSettings

    reading = ReadSettings(language=args.language, max_bytes=args.max_bytes)
    own = (*_LOOPBACK, args.host) if _is_loopback(args.host) else ()
    return ServiceSettings(
        house=request_from(args, reading),
        max_bytes=args.max_bytes,
        origins=tuple(args.allow_origin),
        hosts=tuple(dict.fromkeys(name.casefold() for name in (*own, *args.allow_host))),
        templates=args.templates,
    )


def _tell(args: argparse.Namespace, server: Any) -> None:
    """Where it listens: a name may stand for several addresses, each with a port of its own."""
    named = f"[{args.host}]" if ":" in args.host else args.host
    listening = getattr(server, "effective_listen", None) or [("", server.effective_port)]
    for port in dict.fromkeys(port for _, port in listening):
        print(f"framing: http://{named}:{port}/ takes drafts; Ctrl-C ends it", file=sys.stderr)
    if not _is_loopback(args.host):
        told = "framing: other machines reach it, and nobody is asked for a password"
        print(told, file=sys.stderr)
    sys.stderr.flush()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _port(given: str) -> int:
    if given.isdecimal() and int(given) < 65536:
        return int(given)
    raise argparse.ArgumentTypeError(f"'{given}' is no port from 0 to 65535")


def _origin(given: str) -> str:
    """An origin as browsers send it: no path, small letters, no port that goes without saying."""
    plain = given.removesuffix("/").casefold()
    parts = urlsplit(plain)
    if parts.scheme in ("http", "https") and plain == f"{parts.scheme}://{parts.netloc}":
        usual = {"http": ":80", "https": ":443"}[parts.scheme]
        return plain.removesuffix(usual)
    raise argparse.ArgumentTypeError(f"'{given}' is not of the form https://cms.example")


def _wrong(place: str, code: str, message: str, remedy: str) -> InputError:
    return InputError([Problem(place, 0, 0, code, message, remedy)])
