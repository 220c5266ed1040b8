"""The trained annotator: tokens, clitics, morphology, syntax and names.

Its steps are functions over arrays; `reader` runs them by itself, and spaCy components wrap them. Nothing here is
imported before it is asked for.
"""
