"""What was judged by eye: pairs of claims merged or kept apart; the second verdict, where there is one, was blind."""
