"""Where the terms of lexicons stand in a document."""
