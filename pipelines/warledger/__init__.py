"""Afghan War Ledger: from news reports to monthly figures, each open to its sentence.

Data flows one way: articles -> claims -> events -> months -> release -> site.
Every stage is a function on Polars frames whose columns are declared in :mod:`warledger.tables`.
"""

__version__ = "0.1.0"
