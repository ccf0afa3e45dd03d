"""Pages of what comes after the close: sheets, count, result, the hall's screen, the announcement."""
