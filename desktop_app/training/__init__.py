"""The subject matter: pure rules and use cases, without Qt and without SQL."""
