"""Coverage: what the plan answers of the customer's life, of its journeys and of its own objectives."""
