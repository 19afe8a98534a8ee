"""The lexicon file that an editor starts from."""

from __future__ import annotations

import json

from framing.lexicon.schema import json_schema

SCHEMA_NAME = "schema.json"


def starter_file(lexicon_id: str) -> str:
    """A small lexicon that loads without a warning, with a modeline for editors."""
    return _STARTER.replace("LEXICON-ID", lexicon_id)


def schema_file() -> str:
    """The JSON Schema as it ships, with a line feed at its end."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


_STARTER = """\
# yaml-language-server: $schema=schema.json
lexicon: LEXICON-ID
title: Hill walkers and what they are called
language: en
version: 0.1.0
kind: contrast
referent: A person who walks in the hills
sources:
  house-style: {title: Our house style, section: Sport}
labels:
  walker:
    says: Names the activity and nothing more.
    evidence: [house-style]
    terms:
      - walker                 # also walkers; `lexicon show` prints every form
      - hill-walker
    not:
      - dog walker             # a longer phrase that does not count
    hits:
      - "Two [walkers] were found on the ridge."
      - "A [hill walker] raised the alarm."
    misses:
      - "A dog walker raised the alarm."
      - "She walked home."
  adventurer:
    says: Suggests that the person sought the danger.
    evidence: [house-style]
    terms:
      - adventurer
      - thrill {seeker,hunter}
    hits:
      - "Two [adventurers] were found on the ridge."
      - "The [thrill-seekers] had no map."
    misses:
      - "It was quite an adventure."
      - "The job seekers had no map."
"""
