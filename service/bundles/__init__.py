"""Replay bundles: one file with all that a report rests on, each part with its hash, to be judged again anywhere."""
