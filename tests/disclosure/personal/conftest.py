"""What the tests of personal values have in common."""

from hijra_amina._hypothesis import register

register()
