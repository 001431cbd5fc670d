"""From judgements to a certificate, with the chain that carries it."""
