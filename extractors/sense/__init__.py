"""How a sentence sounds: whether a figure may be less than it looks after it, by sentences that we wrote ourselves."""
