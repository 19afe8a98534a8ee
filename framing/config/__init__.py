"""framing.yml: how a house wants its drafts checked."""
