"""The desk: what waits for an editor, by kind; one article at a time, or in bulk.

    kinds.py      one line a kind: what waits, how much of it, and the page that holds it
    urls.py       one line a page, all below /admin/desk/
    pages.py      what the views share: rights, the frame, messages with an undo
    a module each kind of page: overview, article, organizations, lists, names, doubles, corrections

Every page works without scripts; static/js/desk.js adds the keyboard. What is decided is an act that can be undone.
"""
