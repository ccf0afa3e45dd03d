"""What programs and commands may ask of congress, a module a noun."""

from huizhang.congress.doors import elections as elections  # tells its calls among those about delegates
from huizhang.congress.doors import requests as requests  # tells its calls among those of a congress
from huizhang.congress.doors import results as results  # likewise
