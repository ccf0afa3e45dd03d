"""The shape of what people send: files and their day; what is chosen for an export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from huizhang.records.authority import Mandate

FORMS = (
    ("xlsx", gettext_lazy("Excel workbooks (.xlsx)")),
    ("csv", gettext_lazy("text tables (.csv)")),
    ("parquet", gettext_lazy("Parquet (.parquet), for programs")),
)
STATUSES = (
    ("", gettext_lazy("leave as they are")),
    ("退学", gettext_lazy("withdrawn (退学)")),
    ("休学", gettext_lazy("on leave (休学)")),
    ("毕业", gettext_lazy("graduated (毕业)")),
)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of files."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file] or [
            super().clean(None, initial)
        ]


class UploadForm(forms.Form):
    """`mandate` is asked only of whoever keeps records for several organs."""

    files = FilesField(  # type: ignore[assignment]  # the class of forms takes fields out of the way
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Choose all files of the folder at once: .xlsx, .csv or .parquet, each named after its table "
            "(students.xlsx, posts.csv, …), or one workbook whose sheets are named so."
        ),
    )
    effective_on = forms.DateField(
        label=gettext_lazy("Known from"),
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy(
            "The day from which these facts are known; boards of earlier days stay as they were."
        ),
    )

    def __init__(self, *arguments: Any, mandates: Sequence[tuple[Mandate, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.mandates = [mandate for mandate, _ in mandates]
        if len(mandates) > 1:
            self.fields["mandate"] = forms.TypedChoiceField(
                label=gettext_lazy("On behalf of"),
                coerce=int,
                choices=[(number, name) for number, (_, name) in enumerate(mandates)],
            )

    def clean_effective_on(self) -> date:
        known: date = self.cleaned_data["effective_on"]
        if known > timezone.localdate():
            raise forms.ValidationError(
                gettext("What is brought in is known already: choose today or an earlier day.")
            )
        return known

    @property
    def mandate(self) -> Mandate:
        chosen: int = self.cleaned_data.get("mandate", 0)
        return self.mandates[chosen]


class ExportForm(forms.Form):
    form = forms.ChoiceField(label=gettext_lazy("As"), choices=FORMS)
    chinese = forms.BooleanField(
        label=gettext_lazy("Chinese headers and words"), required=False, initial=True
    )
