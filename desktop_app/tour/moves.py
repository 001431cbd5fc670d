"""Moves that several journeys of the tour share: signing in, choosing a person, saving a PDF."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from db.records import Person
from desktop_app.sample.make import PASSWORD
from desktop_app.services import Services
from desktop_app.shell.sign_in import SignInPage
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.widgets.document_preview import DocumentPreview


def signed_in(driver: Driver) -> tuple[Services, Person]:
    """Return what the program can do, and who sits there."""
    services, actor = driver.workstation.services, driver.workstation.actor
    if services is None or actor is None:
        raise StepFailed("nobody is signed in")
    return services, actor


def person_id(driver: Driver, name: str) -> UUID:
    """Return the id of the person called *name*."""
    services = driver.workstation.services
    if services is None:
        raise StepFailed("the data are not open")
    return next(one.id for one in services.people.names() if one.name == name)


def change_person(driver: Driver, name: str) -> None:
    """Sign out, and in again as *name*."""
    driver.workstation.window.sign_out()
    enter(driver, sign_in_page(driver), name, PASSWORD)
    wait_for_workspace(driver)


def sign_in_page(driver: Driver) -> SignInPage:
    """Return the sign-in as soon as it can be used."""
    page = driver.find(SignInPage, lambda _page: True, "the sign-in")
    driver.until(lambda: driver.workstation.services is not None, "the data are open")
    driver.pause(300)
    return page


def enter(driver: Driver, page: SignInPage, name: str, password: str) -> None:
    """Type name and password, and press Enter."""
    driver.clear(page.person)
    driver.type(name, page.person)
    driver.clear(page.password)
    driver.type(password, page.password)
    driver.press(Qt.Key.Key_Return)


def wait_for_workspace(driver: Driver) -> None:
    """Wait until the panes are there."""
    driver.until(lambda: driver.workstation.window.workspace is not None, "the workspace")
    # The hands of the tour touch widgets, not the window: it would be taken for left alone.
    driver.workstation.window.set_idle_minutes(0)
    driver.settled()
    driver.pause(200)


def sign(driver: Driver, password: str = PASSWORD) -> None:
    """Type the password where one is asked for, and press Enter."""
    driver.type(password, password_field(driver))
    driver.press(Qt.Key.Key_Return)


def password_field(driver: Driver) -> QLineEdit:
    """Return the field that asks for a password."""
    return driver.find(
        QLineEdit, lambda one: one.echoMode() == QLineEdit.EchoMode.Password, "a password"
    )


def text_item(driver: Driver, label: str) -> QPlainTextEdit:
    """Return the text field of the form whose label starts so."""
    return driver.find(QPlainTextEdit, lambda one: one.accessibleName().startswith(label), label)


def save_preview(driver: Driver, path: Path, name: str) -> None:
    """Look at a document, keep a picture of it and the PDF."""
    preview = driver.find(DocumentPreview, lambda one: one.isVisible(), name)
    driver.pause(500)
    driver.picture(name)
    preview.ask_path = lambda: path  # type: ignore[method-assign]  # the system's own dialog
    driver.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    driver.until(path.exists, f"{path.name} is saved")
    preview.close()
    driver.window.activateWindow()
    driver.settled()
