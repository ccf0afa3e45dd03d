"""Django's commands that huizhang changes."""
