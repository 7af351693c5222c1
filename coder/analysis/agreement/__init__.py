"""How far coders agree: judgements, coefficients, intervals, disagreements, consensus."""
