"""Names to provinces and districts: a gazetteer, names found in a text, and which place each means in its context."""

from warledger.places.ambiguity import resolve
from warledger.places.context import PlaceContext, ResolvedPlace
from warledger.places.gazetteer import Gazetteer, Place, reference_districts
from warledger.places.mentions import PlaceMention, find_places

__all__ = [
    "Gazetteer",
    "Place",
    "PlaceContext",
    "PlaceMention",
    "ResolvedPlace",
    "find_places",
    "reference_districts",
    "resolve",
]
