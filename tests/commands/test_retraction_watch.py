"""``refresh`` with Retraction Watch's file beside Crossref."""

from __future__ import annotations

import pytest

from tests.crossref import HEADER, PLAIN, Folder, Server, record, row

# -- Retraction Watch's file ---------------------------------------------------------------------

COLUMNS = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n"
)


def watch(folder: Folder, *rows: tuple[str, str, str]) -> list[str]:
    """Write Retraction Watch's file; its title holds bytes that are no UTF-8."""
    text = COLUMNS.encode() + b"".join(
        b'1,"Caf\xe9, and more",,,,,,,,,'
        + f"{date} 0:00,10.1000/notice,0,3/1/2020 0:00,{doi},0,{nature},,No,\n".encode()
        for doi, nature, date in rows
    )
    (folder.path / "rw.csv").write_bytes(text)
    return ["--retraction-watch", str(folder.path / "rw.csv")]


@pytest.mark.parametrize(
    ("natures", "status", "said_by"),
    [
        ((), "current", "Crossref and Retraction Watch"),
        ((("Retraction", "2/6/2021"),), "retracted", "Retraction Watch"),
        ((("Expression of concern", "2/6/2021"),), "expression-of-concern", "Retraction Watch"),
        ((("Correction", "2/6/2021"),), "corrected", "Retraction Watch"),
        (
            (("Reinstatement", "10/6/2021"), ("Retraction", "9/6/2021")),
            "reinstated",
            "Retraction Watch",
        ),
    ],
)
def test_the_file_of_retraction_watch(
    folder: Folder,
    server: Server,
    natures: tuple[tuple[str, str], ...],
    status: str,
    said_by: str,
) -> None:
    server.says("10.1000/smith", record())
    rows = [("10.1000/SMITH", nature, day) for nature, day in natures]
    ran = folder.run(*watch(folder, ("unavailable", "Retraction", "1/1/2020"), *rows))
    assert (ran.status, ran.file) == (0, HEADER + row(status, said_by))


def test_a_work_that_only_retraction_watch_knows(folder: Folder, server: Server) -> None:
    ran = folder.run(*watch(folder, ("10.1000/smith;10.1000/b", "Retraction", "1/1/2021")))
    said = "10.1000/smith,retracted,Retraction Watch,2026-11-22,,,\n"
    assert ran.lines[0].endswith("retracted (Retraction Watch); unknown to Crossref")
    assert (ran.status, ran.file) == (0, PLAIN + said)
