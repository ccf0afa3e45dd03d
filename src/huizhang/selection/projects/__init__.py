"""The pages of projects and their volunteers (article three): proposing, signing up, hours, certificates."""
