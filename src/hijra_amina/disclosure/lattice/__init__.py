"""Tables and claims as one system of cells and sums, shared by everything that was published."""

from hijra_amina.disclosure.lattice.cell import Cell
from hijra_amina.disclosure.lattice.lattice import Laid, Lattice, Place, lattice_of, says

__all__ = ["Cell", "Laid", "Lattice", "Place", "lattice_of", "says"]
