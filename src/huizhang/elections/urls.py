"""Elections, as `elections:…`."""

from __future__ import annotations

from huizhang.elections.views.counted.paths import PATHS

app_name = "elections"
urlpatterns = [*PATHS]
