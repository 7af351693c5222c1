"""Suggesters at work on a project: learning, ranking, queues, review, and models for other texts."""
