"""Tables and claims as one system of cells and sums, shared by everything that was published."""
