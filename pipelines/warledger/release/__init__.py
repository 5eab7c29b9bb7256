"""Tables -> data release: written once, named by its content, checked by anybody, compared with any other."""

from warledger.release.about import about, bibtex, citation
from warledger.release.data import ReleaseError, read_manifest, read_table, read_tables, write_data
from warledger.release.fingerprint import fingerprints

__all__ = [
    "ReleaseError",
    "about",
    "bibtex",
    "citation",
    "fingerprints",
    "read_manifest",
    "read_table",
    "read_tables",
    "write_data",
]
