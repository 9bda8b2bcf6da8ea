"""Marketing pressure: limits, whom they hold for, and what is proved of the plan against them."""
