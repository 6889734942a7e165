"""The addresses of `training`."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.training.views_certificate import (
    certificate_file,
    certificate_page,
    certificate_pdf,
    verify_page,
)
from charteroak.office.training.views_taking import course_page, result_page, test_page, training_page

PAGES: list[URLPattern] = [
    path("training/", training_page, name="training"),
    path("training/verify/", verify_page, name="training_verify"),
    path("training/results/<slug:record>/", result_page, name="training_result"),
    path("training/certificates/<slug:record>/", certificate_page, name="training_certificate"),
    path("training/certificates/<slug:record>.pdf", certificate_pdf, name="training_certificate_pdf"),
    path("training/certificates/<slug:record>.json", certificate_file, name="training_certificate_file"),
    path("training/<slug:record>/", course_page, name="training_course"),
    path("training/<slug:record>/test/", test_page, name="training_test"),
]
