"""Pages of the accounts below /admin/: in, out, the second factor, one's own account."""

from django.urls import path

from archive.staff.views import account, code, enrolment, signing
from archive.staff.views.pages import signed_in

app_name = "staff"
urlpatterns = [
    path("login/", signing.SignIn.as_view(), name="login"),
    path("logout/", signing.sign_out, name="logout"),
    path("password_change/", signed_in(account.Password.as_view()), name="password"),
    path("account/", account.account, name="account"),
    path("account/sessions/end/", account.end_others, name="end_others"),
    path("second-factor/", code.code, name="code"),
    path("second-factor/set-up/", enrolment.set_up, name="set_up"),
    path("second-factor/codes/", enrolment.codes, name="codes"),
    path("second-factor/remove/", enrolment.remove, name="remove"),
]
