"""The library: what is added to it, read in it and found in it again. The only way to the store for the command line."""
