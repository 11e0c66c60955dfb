"""The whole content folder as one Archive, or every problem that keeps it from being one."""

from pathlib import Path

from newsarchive.core.account import render_account
from newsarchive.core.archive import Archive, build_archive
from newsarchive.core.authority import Authorities
from newsarchive.core.problem import InvalidContent, errors_of
from newsarchive.core.record import UNKNOWN
from newsarchive.core.report import CitedDocument, Report
from newsarchive.data.authorities import read_authorities
from newsarchive.data.consistency import check_consistency
from newsarchive.data.records import RecordFile, read_records


def read_archive(content: Path, with_drafts: bool = False) -> Archive:
    """Read, check and link everything under the content folder.

    Drafts are left out, unless the preview asks for them. Raises InvalidContent with all
    problems of all files; what a draft merely lacks is none.
    """
    authorities, problems = read_authorities(content)
    authorities_hold = not problems
    files, found = read_records(content)
    problems += found
    if authorities_hold:
        problems += check_consistency(files, authorities)
    if errors := errors_of(problems):
        raise InvalidContent(errors)
    return build_archive(_link(files, authorities), authorities, with_drafts)


def _link(files: list[RecordFile], authorities: Authorities) -> list[Report]:
    """Reports in any order; empties the list of files.

    Only a draft can name what no authority file has; that counts as unknown.
    """
    provinces = {province.name: province for province in authorities.provinces}
    sources = {source.name: source for source in authorities.sources}
    topics = {topic.key: topic for topic in authorities.topics}
    documents = {document.id: document for document in authorities.documents}
    reports = []
    while files:  # each file is let go when its report is made: texts are most of the memory
        file = files.pop()
        reports.append(
            Report(
                record=file.record,
                province=provinces.get(file.record.province) or provinces[UNKNOWN],
                source=sources.get(file.record.source) or sources[UNKNOWN],
                topics=tuple(topics[key] for key in file.record.topics if key in topics),
                documents=tuple(
                    CitedDocument(cited, documents.get(cited.id or ""))
                    for cited in file.record.documents
                ),
                account=render_account(file.account),
            )
        )
    return reports
