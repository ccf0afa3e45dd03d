"""huizhang (会章): runs Chinese university student unions by their charter."""

__version__ = "0.1.0"
