import os
import socket
import stat
import subprocess
import sys
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.admin.desk.kinds import KINDS
from articles.management.commands.demo import Command, make_editor
from articles.models import Article, Mention, NameCandidate
from tests.conftest import ROOT


@pytest.fixture
def debug(settings):
    """The test runner turns debug off, and the demo refuses to run without."""
    settings.DEBUG = True


def demo():
    output = StringIO()
    call_command("demo", "--no-serve", stdout=output, stderr=output)
    return output.getvalue()


def waiting():
    return {kind.name: kind.number() for kind in KINDS if kind.number()}


@pytest.mark.django_db(transaction=True)
def test_the_demo_shows_something_on_every_page_and_repeating_it_changes_nothing(debug, client):
    first = demo()
    assert "http://127.0.0.1:8000/" in first
    assert "http://127.0.0.1:8000/admin/desk/" in first
    assert "Login          editor" in first
    articles = Article.objects.public()
    assert articles.count() >= 30
    assert articles.filter(sample=False).count() == 0
    assert set(articles.values_list("event__year", flat=True)) >= set(range(2014, 2025))
    assert Mention.objects.filter(state="accepted").count() > 30
    assert client.get("/").status_code == 200
    left = waiting()
    assert left.keys() >= {"suggestions", "topics", "names", "dates", "editions", "no-outlet", "doubles", "drafts"}
    before = list(Article.objects.order_by("pk").values_list("pk", "text_hash", "updated_at"))
    second = demo()
    assert list(Article.objects.order_by("pk").values_list("pk", "text_hash", "updated_at")) == before
    assert second.splitlines()[-3:] == first.splitlines()[-3:], "the same login"
    assert waiting() == left
    call_command("remove_samples", stdout=StringIO())
    assert waiting() == {}
    assert not Article.objects.exists() and not NameCandidate.objects.exists()


@pytest.mark.django_db
def test_the_editor_can_log_in_with_the_password_that_lies_in_a_private_file(client, tmp_path):
    call_command("load_reference", stdout=StringIO())
    password = make_editor(tmp_path / "var" / "editor-password")
    assert stat.S_IMODE((tmp_path / "var" / "editor-password").stat().st_mode) == 0o600
    assert client.login(username="editor", password=password)
    assert client.get("/admin/").status_code == 200
    assert make_editor(tmp_path / "var" / "editor-password") == password


@pytest.mark.django_db
def test_a_password_that_the_editor_changed_stays_and_is_not_claimed_to_be_the_old_one(tmp_path):
    call_command("load_reference", stdout=StringIO())
    make_editor(tmp_path / "editor-password")
    user = get_user_model().objects.get(username="editor")
    user.set_password("chosen by the editor")
    user.save()
    assert make_editor(tmp_path / "editor-password") == ""
    user.refresh_from_db()
    assert user.check_password("chosen by the editor")


def test_the_demo_refuses_a_site_that_is_not_in_debug(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="ARCHIVE_DEBUG"):
        demo()


def test_a_taken_port_gives_way_to_the_next_free_one_and_says_so():
    output = StringIO()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        chosen = Command(stdout=output).free_port(port)
    assert chosen > port
    assert f"Port {port} is taken; using {chosen}." in output.getvalue()


def test_a_clone_sets_itself_up_from_its_tracked_files_alone(tmp_path):
    """What git knows of, copied elsewhere and run from there, under a path with a blank in it."""
    clone = tmp_path / "a clone"
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("this is no git work tree")
    for name in filter(None, listing.stdout.split("\0")):
        if (ROOT / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            (clone / name).write_bytes((ROOT / name).read_bytes())
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}

    def run(*command):
        result = subprocess.run(
            [sys.executable, *command], cwd=clone, env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    try:
        run("-m", "archive.environment", "var/dev.env")
        first, second = run("manage.py", "demo", "--no-serve"), run("manage.py", "demo", "--no-serve")
        assert "Login          editor" in first
        assert first.splitlines()[-3:] == second.splitlines()[-3:]
    finally:
        run("-m", "archive.embedded", "stop")
