"""The way in by hand: paste, name addresses, upload; look at what was understood, correct it, save it as drafts.

    adding ──► originals kept at once (Blob, Capture), an Intake that is open ──► preview ──► corrected ──► drafts

Between the steps nothing lives in the session or in the page alone: a preview can be left and taken up again.
"""
