"""Seeded generators of data for tests and benchmarks."""
