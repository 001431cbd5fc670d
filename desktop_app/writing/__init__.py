"""What is written in the window: presenters of its list and of its draft, whatever the kind.

A pane that lets a kind of content be written derives from `ListPresenter` and `DraftPresenter`,
hands them the kind's use cases (`training/content/writing`), and says in a few methods what a row,
the item looked at and a step show. Its view derives from `widgets/writing_view`, whose list is a
`widgets/writing_list`; `connecting` joins both to the presenter.
"""
