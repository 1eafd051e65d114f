"""Names of organizations that no registry has, as an editor may want to take them in. Precise before complete.

A name is told by its last word (Institute, 协会), by its legal form (Ltd, 有限公司), or by what is said right beside it
(the chief executive of …, …首席执行官). People, places, meetings, laws and products are no organizations.

    newcomer.py   what is found, and how names are compared
    finding.py    all of it for a text, less what the registry knows
    english.py    by the words of a name; beside.py by those beside it; chinese.py by endings and offices
"""
