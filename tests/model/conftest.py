"""Types resolve to our strategies here, however this package was installed."""

from hijra_amina._hypothesis import register

register()
