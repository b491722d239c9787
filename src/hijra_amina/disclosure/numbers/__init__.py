"""Hiding numbers, and working hidden ones out: cells, sums and needs, and nothing about people."""
