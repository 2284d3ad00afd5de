"""Reading: from a directory or git repository to the model."""
