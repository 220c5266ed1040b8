"""Findings laid before annotators in Label Studio and doccano, in a form that comes back as corrections."""
