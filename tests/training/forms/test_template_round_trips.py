"""Any template goes through a file and the database and comes back as it was."""

from pathlib import Path
from tempfile import TemporaryDirectory

from builders import Workplace
from form_strategies import Made, examples, made_sheets, whole
from hypothesis import HealthCheck, given, settings

from desktop_app.training.content.yaml_target import to_yaml
from desktop_app.training.forms.editing.checks import examine
from desktop_app.training.forms.exchange.reading import read_form
from desktop_app.training.forms.exchange.to_workbook import to_workbook
from desktop_app.training.forms.template import Form


def through_yaml(form: Form, folder: Path) -> Form | None:
    path = folder / "form.yaml"
    path.write_text(to_yaml(form.model_dump(mode="json", exclude_defaults=True)), encoding="utf-8")
    return read_form(path).form


def through_workbook(form: Form, folder: Path) -> Form | None:
    path = folder / "form.xlsx"
    path.write_bytes(to_workbook(form))
    return read_form(path).form


@settings(max_examples=examples(20), deadline=None)
@given(made_sheets())
def test_a_template_comes_back_from_files_as_it_was(made: Made) -> None:
    form = whole(made.form)
    assert examine(form.model_dump(mode="json")) == (form, ())
    with TemporaryDirectory() as folder:
        assert through_yaml(form, Path(folder)) == form
        assert through_workbook(form, Path(folder)) == form


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(made_sheets())
def test_a_template_comes_back_from_the_database_as_it_was(place: Workplace, made: Made) -> None:
    templates, actor = place.services.templates, place.supervisor
    working = templates.begin(actor)
    form = whole(made.form)
    working = templates.keep(actor, working, form.model_dump(mode="json"))
    version = templates.publish(actor, working.name)
    assert templates.version(actor, version.id) == form.model_copy(update={"key": version.key})
