"""The addresses of `training`."""

from __future__ import annotations

from django.urls import URLPattern, path

from charteroak.office.training.views_assigning import assign_page, assignment_page, assignments_page, end_page
from charteroak.office.training.views_certificate import (
    certificate_file,
    certificate_page,
    certificate_pdf,
    verify_page,
)
from charteroak.office.training.views_importing import results_page, roster_page
from charteroak.office.training.views_overview import figures_file, overview_page
from charteroak.office.training.views_people import add_page, due_csv, due_page, people_page, person_page
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
    path("office/training/", overview_page, name="training_overview"),
    path("office/training/figures/<str:name>", figures_file, name="training_figures"),
    path("office/training/people/", people_page, name="training_people"),
    path("office/training/people/add/", add_page, name="training_person_add"),
    path("office/training/people/<slug:record>/", person_page, name="training_person"),
    path("office/training/due/", due_page, name="training_due"),
    path("office/training/due.csv", due_csv, name="training_due_csv"),
    path("office/training/assignments/", assignments_page, name="training_assignments"),
    path("office/training/assignments/add/", assign_page, name="training_assign"),
    path("office/training/assignments/<slug:record>/", assignment_page, name="training_assignment"),
    path("office/training/assignments/<slug:record>/end/", end_page, name="training_assignment_end"),
    path("office/training/roster/", roster_page, name="training_roster"),
    path("office/training/completions/", results_page, name="training_results"),
]
