"""Writing an exchange folder that reads back the same and runs nothing when opened."""

from huizhang.exchange.writing.folder import write_folder

__all__ = ["write_folder"]
