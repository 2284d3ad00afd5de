"""The model: frozen data without input or output, that every later step is a function of."""
