"""The log of public changes: processes follow it to keep their facets, so that a gap would go unnoticed there."""

from itertools import pairwise

from articles.models import PublicChange, PublicChangeEntry
from articles.verification.report import Report
from articles.verification.rows import one_moment

HINT = "python manage.py rebuild_derived begins it anew."


def check(report: Report) -> None:
    with one_moment():
        stamp = PublicChange.stamp()
        entries = list(PublicChangeEntry.objects.order_by("number").values_list("number", "changed_at"))
    report.looked(len(entries))
    if stamp is None:
        report.problem(f"The row of the last public change is missing: no page can be kept. {HINT}")
    elif not entries:
        if stamp.number:
            report.problem(f"{stamp.number:,} public changes are counted and none is logged. {HINT}")
    elif entries[-1] != tuple(stamp):
        report.problem(f"The last change is number {stamp.number:,}, the last one logged {entries[-1][0]:,}. {HINT}")
    for (number, moment), (next_number, next_moment) in pairwise(entries):
        if next_number != number + 1:
            report.problem(f"Public changes {number + 1:,} to {next_number - 1:,} are not in the log. {HINT}")
        elif next_moment <= moment:
            report.problem(f"Public change {next_number:,} is logged as no later than the one before it. {HINT}")
