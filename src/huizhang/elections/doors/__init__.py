"""What programs and commands may ask of elections. A ballot is cast on its page or by `api` only."""

from huizhang.elections.doors import conducting as conducting  # tells its calls among those of elections
from huizhang.elections.doors import following as following
