"""Tests of the blind sample."""
