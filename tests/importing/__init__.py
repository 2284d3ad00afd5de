"""Files of other systems become units: what is written, what is reported, what Teilbar reads of it."""
