"""Names to provinces and districts: the gazetteer, finding names in a text, and deciding by context which place is meant."""

from warledger.places.context import PlaceContext, ResolvedPlace, resolve
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
