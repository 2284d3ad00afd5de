"""What visitors find: by words, by what they choose, on the page of all materials and in every header."""
