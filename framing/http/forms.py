"""The page's form as a browser sends it (`multipart/form-data`, RFC 7578)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from http import HTTPStatus

from framing.http.answers import refused
from framing.http.drafts import NAMES, Draft, named_draft
from framing.http.requests import Asked

_MAX_PARTS, _MAX_BOUNDARY, _MAX_HEAD_BYTES = 20, 70, 4_000


@dataclass(frozen=True, slots=True)
class Form:
    """What was written into the form: fields by name, and the file with its name, if any."""

    fields: dict[str, str] = field(default_factory=dict)
    filename: str = ""
    file: bytes = b""

    @property
    def desk(self) -> str | None:
        """The desk that was chosen, if any."""
        return self.fields.get("desk") or None

    @property
    def draft(self) -> Draft:
        """The chosen file, else the text.

        Raises:
            RefusedError: there is neither, or the file is of a kind that is not taken.
        """
        given = (("desk", self.desk),) if self.desk else ()
        if self.filename:
            name = self.filename.replace("\\", "/").rpartition("/")[2]
            return replace(named_draft(self.file, name, "txt"), fields=given)
        kind = self.fields.get("kind", "txt")
        text = self.fields.get("text", "").replace("\r\n", "\n")
        if not text.strip() or kind not in NAMES:
            message = "the form holds no draft"
            remedy = "Paste a text, or choose a file."
            raise refused(HTTPStatus.BAD_REQUEST, "no-draft", message, remedy)
        return Draft(text.encode(), NAMES[kind], kind, "utf-8", given)


def form_of(asked: Asked) -> Form:
    """The form of a request.

    Raises:
        RefusedError: it is none, or not as browsers send them.
    """
    if asked.content_type != "multipart/form-data":
        message = "this is not the page's form"
        remedy = "Send drafts of your own programs to /check."
        raise refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-type", message, remedy)
    fields: dict[str, str] = {}
    filename, file = "", b""
    for names, content in _parts(asked):
        if names.get("filename"):
            filename, file = names["filename"], content
        elif "filename" not in names:
            fields[names.get("name", "")] = content.decode("utf-8", "replace")
    return Form(fields, filename, file)


def _parts(asked: Asked) -> Iterator[tuple[dict[str, str], bytes]]:
    """Each part's names, those of its `Content-Disposition`, and its content."""
    boundary = asked.boundary.encode("latin-1", "replace")
    pieces = (b"\r\n" + asked.body).split(b"\r\n--" + boundary)
    if not 0 < len(boundary) <= _MAX_BOUNDARY or not 2 < len(pieces) <= _MAX_PARTS:
        raise _broken()
    if not pieces[-1].startswith(b"--"):
        raise _broken()
    for piece in pieces[1:-1]:
        head, gap, content = piece.partition(b"\r\n\r\n")
        if not gap or len(head) > _MAX_HEAD_BYTES:
            raise _broken()
        yield _names(head.decode("utf-8", "replace")), content


def _names(head: str) -> dict[str, str]:
    """The parameters of a part's `Content-Disposition`; browsers spell `"` in names as `%22`."""
    for line in head.splitlines():
        title, _, value = line.partition(":")
        if title.strip().casefold() == "content-disposition":
            header = Message()
            header[title.strip()] = value.strip()
            named = dict(header.get_params(header=title.strip()) or ())
            if not all(isinstance(given, str) for given in named.values()):
                raise _broken()  # names with an encoding of their own, as of RFC 5987
            return {name: given.replace("%22", '"') for name, given in named.items()}
    return {}


def _broken() -> Exception:
    message = "the form is cut off, or not as browsers send it"
    return refused(HTTPStatus.BAD_REQUEST, "bad-form", message, "Send it again.")
