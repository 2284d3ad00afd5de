"""Publishing: from rendered texts to a finished site."""
