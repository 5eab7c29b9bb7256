"""Web archives (.warc; .warc.gz through the gzip reader): each archived page is a report (fastwarc)."""

from __future__ import annotations

from collections import Counter

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from warledger.articles.readers import reader
from warledger.articles.records import Form, Found, Limits, Record, Refusal, Source, hash_of, printable

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


@reader(".warc")
def read_warc(source: Source, limits: Limits) -> Found:
    """One record a page that was answered with status 200; what is no page is counted in one line."""
    passed: Counter[str] = Counter()
    with source.open() as stream:
        kinds = WarcRecordType.response | WarcRecordType.resource
        for archived in ArchiveIterator(stream, record_types=kinds, parse_http=True, max_header_len=65_536):
            kind, status = _kind(archived), _status(archived)
            if kind not in _PAGES or status != "200":
                passed[kind if status == "200" else f"status {status}"] += 1
                continue
            url = (archived.headers.get("WARC-Target-URI") or "").strip("<>")
            origin = f"{source.origin}#{printable(url or str(archived.record_id))}"
            raw = archived.reader.read(limits.article + 1)
            if len(raw) > limits.article:
                yield Refusal(origin, f"over {limits.article // 1_000_000} MB, too large for one report: delete it")
                continue
            day = (archived.headers.get("WARC-Date") or "")[:10]
            form: Form = "text" if kind == "text/plain" else "html"
            yield Record(origin, raw, hash_of(f"{url} {day} ".encode() + raw), form, {"url": url, "accessed": day})
    if passed:
        told = ", ".join(f"{count} {printable(kind, 40)}" for kind, count in passed.most_common(5))
        yield Refusal(source.origin, f"{passed.total()} archived records are no pages ({told}): nothing to do")


def _kind(archived: WarcRecord) -> str:
    if archived.record_type == WarcRecordType.resource:
        declared = archived.headers.get("Content-Type", "")
    else:
        declared = archived.http_content_type or ""
    return str(declared).split(";")[0].strip().lower() or "unknown"


def _status(archived: WarcRecord) -> str:
    if archived.record_type == WarcRecordType.resource:
        return "200"
    return str(getattr(archived.http_headers, "status_code", None) or "unknown")
