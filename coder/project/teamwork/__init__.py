"""Several people code: assignments, blind copies, agreement, adjudication, coding again."""
