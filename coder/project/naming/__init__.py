"""Who and where is meant by a name: actors, roles, towns and places, found and proposed, never guessed."""
