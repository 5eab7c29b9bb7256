"""Tables -> data release: written once, named by its content, checked by anybody, compared with any other."""

from warledger.release.about import about, bibtex, citation
from warledger.release.checks import Finding, verify
from warledger.release.comparison import Diff, Moved, diff
from warledger.release.data import ReleaseError, read_manifest, read_table, read_tables, write_data
from warledger.release.fingerprint import fingerprints

__all__ = [
    "Diff",
    "Finding",
    "Moved",
    "ReleaseError",
    "about",
    "bibtex",
    "citation",
    "diff",
    "fingerprints",
    "read_manifest",
    "read_table",
    "read_tables",
    "verify",
    "write_data",
]
