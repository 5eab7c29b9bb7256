"""How well the reader reads: its claims against an annotated set.

An annotated set is a .jsonl file, one article a line: `id`, `text`, `published`, optionally `title`, and `claims`,
each with `span` (words of the text that carry the statement) and any columns of the claims table. `optional: true`
marks a claim that is neither missed when absent nor in excess when found.

A claim counts as found when the article has one of the same unit, measure and lower bound, whose sentence holds
the annotated words. Each further annotated field is then scored on the found claims alone.
"""

from warledger.evaluation.scores import Miss, Rate, Scores, evaluate

__all__ = ["Miss", "Rate", "Scores", "evaluate"]
