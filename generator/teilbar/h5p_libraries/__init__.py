"""The store of H5P's libraries: filled from official packages, and never changed by Teilbar."""
