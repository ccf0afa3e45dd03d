"""The chain on which a project is proposed (article three). Pure."""

CHAIN = "project.approve"
