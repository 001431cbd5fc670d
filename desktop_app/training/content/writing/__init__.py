"""Items on their way from a draft to a version in use, whatever their kind."""
