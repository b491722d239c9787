"""What has been published, as anybody knows it: tables as shown, and claims in words."""

from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.disclosure.published.grid import OR, Axis, Grid, Shown
from hijra_amina.disclosure.published.reading import BOUNDS, grid_of, lies_in

__all__ = ["BOUNDS", "OR", "Axis", "Claim", "Grid", "Shown", "grid_of", "lies_in"]
