"""Asking the web for documents: only public addresses, as robots.txt allows, slowly, and kept as it was received."""
