"""The language server: what an editor shows of drafts, lexicons, policies and `framing.yml`."""
