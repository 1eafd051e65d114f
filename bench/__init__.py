"""Measures the pages and the intake on generated articles: `make bench`. It prints numbers and fails at none."""
