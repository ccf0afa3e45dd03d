"""What comes of the election of a union's presidium by its congress (articles five and six). Pure."""
