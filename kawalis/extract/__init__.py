"""From the annotated text to findings. Extractors never import one another; the pipeline hands findings over."""
