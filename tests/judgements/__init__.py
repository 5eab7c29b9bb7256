"""What was judged by eye: pairs of claims merged or kept apart, each judged twice, the second time blind."""
