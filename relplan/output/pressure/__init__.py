"""The pressure of a plan in writing: the caps week by week, the proof of every limit, and the days with room."""
