"""Who may become a delegate, how delegates are elected, what their composition is (article six). Pure."""
