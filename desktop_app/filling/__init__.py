"""The one way to fill in a sheet: a presenter that keeps and signs, and a page that shows it.

A pane that lets somebody fill in a form hands a page to a presenter and says what to open:

    page = FillPage(beside=transcript)               # any widget, or none; in the pane's view
    fill = FillPresenter(lambda: page, actor, forms, background, navigator)
    page.serve(fill)                                 # keys and clicks go to the presenter
    fill.when_signed = lambda sheet: navigator.go("quality", f"sheet:{sheet.id}")
    fill.when_answered = lambda: view.show_comparison(compare(fill.filling))
    fill.begin(lambda: Begun(forms.open(actor, "inspection", agent, today, about=contact)))

`begin` opens off the window's thread; `show` takes a sheet that was opened together with what
stands beside it. `leave` puts the sheet away, its draft is kept; `attach` and `toggle` change
the records that it rests on. Begun with `forms.correct(actor, sheet_id)`, it is a correction.
"""
