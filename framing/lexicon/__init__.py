"""Lexicon, entity, cue and policy files: loading, expansion, problems."""
