"""Documents to facts: `read → structure → screen → extract → resolve`, then handed to graph's writer.

The only place that imports spaCy.
"""
