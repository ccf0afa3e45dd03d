"""Who may be a member of the union's staff: transcripts -> standings -> verdicts (article four)."""
