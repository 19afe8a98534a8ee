"""Who says what: quotations, reported speech, speakers."""
