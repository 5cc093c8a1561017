"""What editors write beside the seeds: corrections of one article, and the archive's own authority records.

Every mistake of a file is reported, each with its line. ``docs/corrections.md`` shows each key with an example.
"""

from annotate.editor.article import (
    DateEdit,
    Edits,
    EntityEdit,
    GivenDate,
    NoteEdit,
    Passage,
    StatementEdit,
    load_edits,
)
from annotate.editor.authorities import AuthorityRecord, OfficeRecord, load_authorities
from annotate.editor.form import Located

__all__ = [
    "AuthorityRecord",
    "DateEdit",
    "Edits",
    "EntityEdit",
    "GivenDate",
    "Located",
    "NoteEdit",
    "OfficeRecord",
    "Passage",
    "StatementEdit",
    "load_authorities",
    "load_edits",
]
