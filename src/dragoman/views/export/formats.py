"""Every format that events are written in, by name."""

from collections.abc import Mapping

from dragoman.views.export.csv_flat import CSV_FLAT
from dragoman.views.export.gdelt import GDELT, GDELT_MENTIONS
from dragoman.views.export.geojson import GEOJSON
from dragoman.views.export.graphml import GRAPHML
from dragoman.views.export.icews import ICEWS
from dragoman.views.export.parquet import PARQUET
from dragoman.views.export.phoenix import PHOENIX
from dragoman.views.export.plover import PLOVER
from dragoman.views.export.polecat import POLECAT
from dragoman.views.export.rdf import N_TRIPLES
from dragoman.views.export.shape import Format
from dragoman.views.export.ucdp import UCDP_GED

FORMATS: Mapping[str, Format] = {
    "csv": CSV_FLAT,
    "parquet": PARQUET,
    "plover": PLOVER,
    "polecat": POLECAT,
    "icews": ICEWS,
    "phoenix": PHOENIX,
    "gdelt": GDELT,
    "gdelt-mentions": GDELT_MENTIONS,
    "ucdp-ged": UCDP_GED,
    "geojson": GEOJSON,
    "graphml": GRAPHML,
    "rdf": N_TRIPLES,
}
