"""The box: ballots come in while it is open, and are drawn into another order when it is sealed."""
