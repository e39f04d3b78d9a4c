"""Works out cores, hours and storage for many articles from measured costs, and shows the arithmetic."""

import argparse
from dataclasses import dataclass

_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Costs:
    """What one article of some 400 words costs.

    Attributes:
        seconds: Of one core, text to rows.
        keep_seconds: Of one core, rows into a store.
        text: Bytes of JSON lines, gzipped.
        shard: Bytes of Parquet.
        store: Bytes of a DuckDB store.
    """

    seconds: float
    keep_seconds: float
    text: float
    shard: float
    store: float


def main() -> None:
    """Print the plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=float, default=300e6)
    parser.add_argument("--cores", type=int, nargs="+", default=[64, 256, 1_024])
    parser.add_argument("--seconds", type=float, required=True, help="of one core an article, text to rows")
    parser.add_argument("--keep-ms", type=float, required=True, help="of one core an article, into a store")
    parser.add_argument("--text-kb", type=float, default=1.2)
    parser.add_argument("--shard-kb", type=float, required=True)
    parser.add_argument("--store-kb", type=float, required=True)
    args = parser.parse_args()
    costs = Costs(
        args.seconds, args.keep_ms / 1e3, args.text_kb * 1e3, args.shard_kb * 1e3, args.store_kb * 1e3
    )
    for line in plan(args.articles, costs, args.cores):
        print(line)


def plan(articles: float, costs: Costs, cores: list[int]) -> list[str]:
    """Give the plan as lines."""
    hours = articles * costs.seconds / _HOUR
    keeping = articles * costs.keep_seconds / _HOUR
    text, shards, stores = (
        f"{articles * one / 1e12:.1f} TB" for one in (costs.text, costs.shard, costs.store)
    )
    lines = [
        f"{articles:,.0f} articles x {costs.seconds:g} s = {hours:,.0f} core hours of coding",
        f"x {costs.keep_seconds * 1e3:g} ms = {keeping:,.0f} core hours of keeping, one core a store",
        f"text {text}, Parquet shards {shards}, stores {stores}",
    ]
    for number in cores:
        days = (hours + keeping) / number / 24
        lines.append(f"on {number} cores: {days:.1f} days, {articles / days / 86_400:,.0f} articles/s")
    return lines


if __name__ == "__main__":
    main()
