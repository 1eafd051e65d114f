"""Tagging again what is in the archive: what changed names, cues and rules would add and drop, and runs that do it."""
