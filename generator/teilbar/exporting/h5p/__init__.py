"""H5P packages: a unit as an Interactive Book or a Column, and its questions as a Question Set."""
