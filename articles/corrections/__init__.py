"""What readers propose for an article: how it comes in without a login, and what an editor's decision does with it.

wording.py    values of an article in words that a form can hold, and back
form.py       the form, one field of an article at a time, and what it refuses
senders.py    where a suggestion came from, as a keyed hash, and how many may come from there
sending.py    keeping a suggestion, and the secret of its private link
deciding.py   setting what was proposed, or answering why not, as an act that can be undone
"""
