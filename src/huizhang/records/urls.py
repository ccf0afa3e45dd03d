"""The pages of records, as `records:…`."""

from __future__ import annotations

from django.urls import path

from huizhang.records.views import imports, rolling, uploading

app_name = "records"
SENT = "upload/<slug:token>/"
TURN = "roll-over/<slug:token>/"
urlpatterns = [
    path("", imports.imports, name="imports"),
    path("imports/<int:number>/", imports.one_import, name="import"),
    path("imports/<int:number>/undo", imports.undo, name="undo"),
    path("imports/<int:number>/rows/<slug:table>", imports.import_rows, name="import_rows"),
    path("export", imports.export, name="export"),
    path("upload", uploading.upload, {"roll_over": False}, name="upload"),
    path(SENT, uploading.preview, name="preview"),
    path(f"{SENT}rows/<slug:table>", uploading.rows, name="rows"),
    path(f"{SENT}errors.xlsx", uploading.error_sheet, name="error_sheet"),
    path(f"{SENT}take-in", uploading.take_in, name="take_in"),
    path(f"{SENT}give-up", uploading.give_up, name="give_up"),
    path("roll-over", uploading.upload, {"roll_over": True}, name="roll_over"),
    path(TURN, rolling.preview, name="roll_over_preview"),
    path(f"{TURN}students", rolling.students, name="roll_over_students"),
    path(f"{TURN}take-in", rolling.take_in, name="roll_over_take_in"),
]
