"""Files to articles: read whatever the world saves reports as, clean, date, keep out what does not belong.

``read_corpus`` reads folders, ``read_paths`` what somebody names on the command line. Both give two frames of
:mod:`warledger.tables`: `articles`, and `rejected_files` with one clear line for all that was not read or needs a look.
"""

from warledger.articles.corpus import CorpusError, cuts, each_article, fingerprint, read_corpus, read_paths
from warledger.articles.records import Refusal

__all__ = ["CorpusError", "Refusal", "cuts", "each_article", "fingerprint", "read_corpus", "read_paths"]
