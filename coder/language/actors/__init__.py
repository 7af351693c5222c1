"""Economic actors in Chinese and English text: governments by tier, firms, associations, universities, villages, banks, people."""
