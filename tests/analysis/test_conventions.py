"""Conventions: complete, partial with what is lacking, or missing."""

from __future__ import annotations

import pytest

from relplan.analysis.conventions import Block, Convention, read_conventions
from tests.conftest import plan_of


def read(block: Block, text: str, **more: str) -> Convention:
    files = {f"conventions/{name}.yaml": content for name, content in {block.value: text, **more}.items() if content}
    return next(one for one in read_conventions(plan_of(files)) if one.block is block)


@pytest.mark.parametrize("block", Block)
def test_what_has_no_file_is_missing(block: Block) -> None:
    assert read(block, "").written == "missing"


@pytest.mark.parametrize(
    ("block", "text", "lacks"),
    [
        ("vocabulary", "a: {term: A, definition: d}\nb: {term: B}\n", ["term/b definition"]),
        ("vocabulary", "a: {term: A, definition: d}\nb: {term: B, status: idea}\n", []),
        ("segments", "segmentations: {l: {segments: {a: {definition: d}, b: {}}}}\n", ["segment/l.b definition"]),
        ("consents", "c: {purpose: marketing, channels: [email], kind: opt_out, withdrawal: w}\n", []),
        (
            "consents",
            "c: {purpose: marketing, channels: [email], kind: opt_in}\n",
            ["consent/c collected_at", "consent/c withdrawal"],
        ),
        ("deduplication", "d: {scope: email, keys: [email]}\n", ["deduplication/d survivor"]),
        ("pressure", "caps: {w: {max: 1, per: 7d}}\nminimum_gap: 48h\n", []),
        ("pressure", "caps: {w: {max: 1, per: 7d}}\n", ["pressure/pressure minimum_gap"]),
        ("senders", "m: {kind: mail}\ns: {kind: sms}\n", ["sender/s address"]),
        ("communications", "p: {purpose: marketing, sender: {email: news}}\n", []),
        ("communications", "p: {purpose: marketing}\n", ["communication/p sender"]),
        ("channels", "email: {kind: email, connected: false}\n", []),
        ("channels", "email: {kind: email}\n", ["channel/email connected"]),
    ],
)
def test_what_is_written_tells_what_it_lacks(block: str, text: str, lacks: list[str]) -> None:
    found = read(Block(block), text)
    assert [f"{one.ref} {one.key}" for one in found.lacks] == lacks
    assert found.written == ("partial" if lacks else "complete")


def test_a_segment_may_be_defined_by_a_term() -> None:
    text = "segmentations: {l: {segments: {a: {}}}}\n"
    found = read(Block.SEGMENTS, text, vocabulary="a: {term: A, definition: d, segment: l.a}\n")
    assert found.written == "complete"


def test_an_empty_pressure_file_says_nothing() -> None:
    assert read(Block.PRESSURE, "caps: {}\n").written == "missing"
