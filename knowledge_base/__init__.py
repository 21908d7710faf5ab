"""The knowledge base: what a bank's editors write, read without guessing and split for finding."""

from knowledge_base.reading import read_folder
from knowledge_base.splitting import split

__all__ = ["read_folder", "split"]
