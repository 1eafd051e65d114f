"""Pages of the history: of one thing, of the whole archive, of an article's text, and restoring what was."""
