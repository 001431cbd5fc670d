"""Any sheet on any template: filled in, signed, read back from the database, found in its PDF."""

from io import BytesIO

from builders import PASSWORD, Workplace
from document_data import text_of
from form_strategies import Made, examples, made_sheets, whole
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from desktop_app.training.forms.answers import read_answers
from desktop_app.training.forms.exchange.sheets_workbook import sheets_workbook
from desktop_app.training.forms.sheets import SignedSheet

_RARE = "𠮷𡃁〓□"
"""Characters that the shipped font does not have, and what is printed in their place."""


def plain(text: str) -> str:
    """Return what of a text can be found in a PDF, whose lines break where the page ends."""
    return "".join(letter for letter in "".join(text.split()) if letter not in _RARE)


def pieces(text: str) -> list[str]:
    """Return a long text in pieces: the end of a page stands between two of them."""
    whole = plain(text)
    return (
        [whole[at : at + 4] for at in range(0, len(whole) - 3, 4)] if len(whole) > 40 else [whole]
    )


def signed_on(place: Workplace, made: Made) -> SignedSheet:
    """Publish the template, fill in and sign a sheet on it, and read that back."""
    services, actor = place.services, place.supervisor
    form = whole(made.form)
    working = services.templates.begin(actor)
    services.templates.keep(actor, working, form.model_dump(mode="json"))
    key = services.templates.publish(actor, working.name).key
    sheet = services.forms.open(actor, key, place.trainee, place.clock.today())
    answers = {item.id: made.answer(item) for item in form.items()}
    sheet = services.forms.keep(actor, sheet, answers, ())
    read = services.forms.signed(actor, services.forms.sign(actor, sheet, PASSWORD).id)
    hidden = read.score.hidden
    assert read.form == form.model_copy(update={"key": key})
    assert read.sheet.answers == {k: v for k, v in answers.items() if k not in hidden}
    return read


@settings(
    max_examples=examples(6),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(made_sheets())
def test_labels_and_answers_stand_in_document_and_workbook(place: Workplace, made: Made) -> None:
    signed = signed_on(place, made)
    text = plain(text_of(place.services.printing.sheet(place.supervisor, signed.sheet.id).pdf))
    answered = read_answers(signed.form, signed.sheet.answers)
    for item in signed.form.items():
        if item.id in answered:
            assert plain(item.label) in text
            if item.type in ("text", "choice", "date"):
                assert all(piece in text for piece in pieces(answered[item.id].text))
    page = load_workbook(BytesIO(sheets_workbook([signed]))).worksheets[0]
    titles, row = ([cell.value for cell in line] for line in page.iter_rows())
    items = signed.form.items()
    assert [str(one) for one in titles[-len(items) :]] == [item.label for item in items]
    told = [answered[item.id].text if item.id in answered else None for item in items]
    assert row[-len(items) :] == [one or None for one in told]
    assert row[0] == signed.sheet.number
    assert row[6] == signed.sheet.total
