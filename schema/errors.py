"""The one root of errors and the list of codes: each with its cause and the way out.

Translated for people in `cli/` and for clients in `api/errors.py`, nowhere else.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every code that an error may carry; `WAYS_OUT` says what to do about each."""

    NO_SUCH_FILE = "NO_SUCH_FILE"
    NO_PERMISSION = "NO_PERMISSION"
    EMPTY_FILE = "EMPTY_FILE"
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"
    DAMAGED_FILE = "DAMAGED_FILE"
    ENCRYPTED_FILE = "ENCRYPTED_FILE"
    TOO_LARGE = "TOO_LARGE"
    NO_TEXT = "NO_TEXT"
    BAD_GOLD = "BAD_GOLD"
    MODEL_MISSING = "MODEL_MISSING"
    DATABASE_DOWN = "DATABASE_DOWN"
    DATABASE_REFUSED = "DATABASE_REFUSED"
    DATABASE_BUSY = "DATABASE_BUSY"
    DATABASE_MEMORY = "DATABASE_MEMORY"
    DATABASE_NEWER = "DATABASE_NEWER"
    JAVA_MISSING = "JAVA_MISSING"
    JAR_DAMAGED = "JAR_DAMAGED"
    PORT_IN_USE = "PORT_IN_USE"
    STALE_LOCK = "STALE_LOCK"
    TOO_LITTLE_MEMORY = "TOO_LITTLE_MEMORY"
    TOO_LITTLE_DISK = "TOO_LITTLE_DISK"
    START_FAILED = "START_FAILED"
    BAD_INPUT = "BAD_INPUT"
    BAD_QUERY = "BAD_QUERY"
    UNKNOWN_OPERATION = "UNKNOWN_OPERATION"
    NOT_FOUND = "NOT_FOUND"
    PAGE_SIZE = "PAGE_SIZE"
    BAD_CURSOR = "BAD_CURSOR"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    FORBIDDEN = "FORBIDDEN"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    RATE_LIMITED = "RATE_LIMITED"
    UNAVAILABLE = "UNAVAILABLE"
    NOT_IMPLEMENTED = "NOT_IMPLEMENTED"
    INTERNAL = "INTERNAL"


WAYS_OUT: dict[Code, str] = {
    Code.NO_SUCH_FILE: "Check the path; a relative path starts at the folder you are in.",
    Code.NO_PERMISSION: "Give yourself the right to read it, or copy it to a place where you may.",
    Code.EMPTY_FILE: "Export or save the document again; there is nothing in it to read.",
    Code.UNKNOWN_FORMAT: "Convert it to PDF, DOCX, ODT, RTF, EPUB, EML, HTML, Markdown, plain text, CSV or XLSX.",
    Code.DAMAGED_FILE: "Open it in the program that made it and save it again.",
    Code.ENCRYPTED_FILE: "Save a copy without a password and ingest that.",
    Code.TOO_LARGE: "Split it, or keep only the part that speaks of duties.",
    Code.NO_TEXT: "If it is a scan, install Tesseract (Debian: tesseract-ocr) and read it again.",
    Code.BAD_GOLD: "Mend the line that is named; ANNOTATION.md beside the gold says what the form is.",
    Code.MODEL_MISSING: "Run `make setup` again, or work with the rules alone.",
    Code.DATABASE_DOWN: "Start it with `convene up`, or set CONVENE_NEO4J_URI to a server that runs.",
    Code.DATABASE_REFUSED: "Check CONVENE_NEO4J_USER and CONVENE_NEO4J_PASSWORD.",
    Code.DATABASE_BUSY: "Try again in a moment; the work that was acknowledged is kept.",
    Code.DATABASE_MEMORY: "Ask for less at once: a smaller page or a narrower filter.",
    Code.DATABASE_NEWER: "Use the version of Convene that wrote this graph, or a later one.",
    Code.JAVA_MISSING: "Run `make setup` again: it brings its own Java runtime.",
    Code.JAR_DAMAGED: "Run `convene up` again to fetch the file anew; check the connection if it comes back.",
    Code.PORT_IN_USE: "Stop the other program, or let Convene choose: remove the port from the settings.",
    Code.STALE_LOCK: "Run `convene down`, then `convene up`.",
    Code.TOO_LITTLE_MEMORY: "Close other programs or use a machine with at least 2 GB free.",
    Code.TOO_LITTLE_DISK: "Free at least 1 GB where CONVENE_HOME lies, or move it.",
    Code.START_FAILED: "Read the log that is named, then run `convene doctor`.",
    Code.BAD_INPUT: "Correct the value that is named.",
    Code.BAD_QUERY: "Correct the query at the place that is named; the schema says what can be asked.",
    Code.UNKNOWN_OPERATION: "Ask by the documentId of an operation that this server knows, or have yours added.",
    Code.NOT_FOUND: "Search for the name first; ids come from earlier answers.",
    Code.PAGE_SIZE: "Ask for a page within the limit and follow the cursor.",
    Code.BAD_CURSOR: "Use a cursor from the same list, unchanged.",
    Code.LIMIT_EXCEEDED: "Split the request into smaller ones.",
    Code.FORBIDDEN: "Ask a lead for a key with this right.",
    Code.UNAUTHENTICATED: "Send a valid key or token, or none to read what is public.",
    Code.RATE_LIMITED: "Wait for the time that the answer names.",
    Code.UNAVAILABLE: "Use a server that is set up for it, or the `convene` command beside the graph.",
    Code.NOT_IMPLEMENTED: "Watch the changelog; the field is declared and not served yet.",
    Code.INTERNAL: "Try again; if it comes back, report the request id from the answer.",
}


class ConveneError(Exception):
    """What went wrong (`message`), what kind it is (`code`), and what to do (`way_out`)."""

    def __init__(self, code: Code, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[ConveneError], tuple[Code, str]]:
        """An error crosses from one process to another whole: exceptions keep one argument only by themselves."""
        return ConveneError, (self.code, self.message)

    @property
    def way_out(self) -> str:
        """What the user can do about it."""
        return WAYS_OUT[self.code]
