"""kg as a library: one article to an extraction (`article`), many to a knowledge graph (`graph`). `import kg` shows these names.

In go texts, paths and days as people write them; out come the values of the house, and errors of its tree. Neither is imported here, so that
who asks for one does not wait for the other.
"""

__all__ = ["article", "graph"]
