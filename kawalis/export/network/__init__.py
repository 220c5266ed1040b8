"""Who passes on whose word, and who does what to whom, as networks: GEXF and GraphML."""
