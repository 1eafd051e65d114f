"""An intake that is killed, loses its database or has no room on its disk: what it leaves behind, and that it recovers.

inputs   2,000 documents in all the usual dress: files of text and HTML, JSON lines, archives; some are doubles
archive  a database and folders of its own, in which `manage.py ingest` runs as a process that can be harmed
killing  kill -9 at random moments, the same command again until it ends, and what is wrong then: nothing
"""
