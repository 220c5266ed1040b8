"""The trained annotator: tokens, clitics, morphology, syntax and names, as one spaCy pipeline.

It needs the ``annotator`` extra (spaCy, python-crfsuite); nothing here is imported before it is asked for.
"""
