"""What is written in the window, listed: one presenter and its words, whatever the kind.

A pane that lists a kind of content derives from `ListPresenter`, hands it the kind's use cases and
says in a few methods what a row and the item looked at show; `widgets/writing_list` is its page.
"""
