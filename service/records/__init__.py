"""What the office keeps on record, and the only ways to change it; each takes an open session and an actor."""

from service.records import searching as searching  # whoever writes records has them found
