"""All settings. What differs between installations comes from the environment: docs/settings.md lists the variables."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from archive.embedded import Cluster
from archive.environment import Environment, parse_database_url, read_file

BASE_DIR = Path(__file__).resolve().parent.parent
django_stubs_ext.monkeypatch()
VAR_DIR = Environment(os.environ).path("ARCHIVE_VAR_DIR", BASE_DIR / "var")
env = Environment(read_file(VAR_DIR / "dev.env") | os.environ)

# Who may ask, and with what secret

DEBUG = env.boolean("ARCHIVE_DEBUG", default=False)
SECRET_KEY = env.secret(
    "ARCHIVE_SECRET_KEY",
    "Set it to at least 50 random characters and keep it; for development, `make demo` writes var/dev.env with one.",
    least=1 if DEBUG else 50,
)
ALLOWED_HOSTS = env.words("ARCHIVE_ALLOWED_HOSTS")
if not DEBUG and not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ARCHIVE_ALLOWED_HOSTS is not set. Set it to the site's host names, with commas between them."
    )
CSRF_TRUSTED_ORIGINS = env.origins("ARCHIVE_CSRF_TRUSTED_ORIGINS")

# Application

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "archive.apps.ArchiveAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "csp",
    "pgtrigger",
    "pghistory",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "archive.staff",
    "articles",
]
MIDDLEWARE = [
    "archive.middleware.without_body",
    "django.middleware.security.SecurityMiddleware",
    "archive.middleware.resource_policy",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.validators.ValidatorsMiddleware",
    "archive.middleware.DatabaseFaults",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "archive.staff.middleware.StaffMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "archive.staff.writes.WritesMiddleware",
    "axes.middleware.AxesMiddleware",
]
# Pages that are only read ask neither for the session nor for a context of what they do not write.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Database: one engine everywhere

DATABASE_URL = env.text("DATABASE_URL")
if DATABASE_URL:
    DATABASES: dict[str, Any] = {"default": parse_database_url(DATABASE_URL)}
elif DEBUG:
    cluster = Cluster.under(VAR_DIR)
    DATABASE_URL = cluster.url()
    DATABASES = {"default": cluster.settings() | {"ENGINE": "archive.postgresql"}}
else:
    raise ImproperlyConfigured(
        "DATABASE_URL is not set. Set it to postgresql://USER:PASSWORD@HOST:PORT/NAME (PostgreSQL 15 or newer);"
        " the embedded database is for development and starts only where ARCHIVE_DEBUG=true."
    )
DATABASES["default"] |= {
    "CONN_MAX_AGE": env.number("ARCHIVE_CONNECTION_AGE", default=0 if DEBUG else 600),
    "CONN_HEALTH_CHECKS": True,
}
# Applied to requests alone (archive/wsgi.py): a migration or an intake may take its time.
WEB_STATEMENT_TIMEOUT = env.number("ARCHIVE_STATEMENT_TIMEOUT", default=3)

# Files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
BLOB_ROOT = env.path("ARCHIVE_BLOB_DIR", VAR_DIR / "blobs")
# Originals that hold what was redacted are sealed for this age key; in development one is made when it is needed.
SEAL_RECIPIENT = env.text("ARCHIVE_SEAL_RECIPIENT")
SEAL_KEY_FILE = VAR_DIR / "seal-key.txt" if DEBUG else None
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the admin's lists post one field a row; no address has room for as many

# Rights: what the public sees of an article whose outlet says nothing

DEFAULT_DISPLAY_POLICY = env.choice("ARCHIVE_DISPLAY_POLICY", "excerpt", ("full", "excerpt", "metadata"))

# Four eyes: who put an article into review, took it in or changed it since does not publish it (articles/workflow)

FOUR_EYES = env.boolean("ARCHIVE_FOUR_EYES", default=False)

# Fetching: as whom, with whom to complain to, and how slowly

contact = env.header("ARCHIVE_CONTACT")
FETCH_AGENT = env.header("ARCHIVE_USER_AGENT", "CyberPolicyArchive/0.1") + f" (+{contact})" * bool(contact)
FETCH_PAUSE = env.number("ARCHIVE_FETCH_PAUSE", default=2, least=0.5)

# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "archive.formats"

# Security: docs/decisions/003-strict-content-policy.md

HTTPS = env.boolean("ARCHIVE_HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by the container itself, without TLS
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
BEHIND_PROXY = env.boolean("ARCHIVE_BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_ENGINE = "archive.staff.sessions"
SESSION_COOKIE_AGE = 8 * 3600  # seconds without a request
SESSION_ABSOLUTE_AGE = timedelta(days=7)  # since the sign-in
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "articles.views.errors.forbidden"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Accounts: five wrong passwords for one name from one address close it to that address for a quarter of an hour

SECOND_FACTOR = env.boolean("ARCHIVE_SECOND_FACTOR", default=not DEBUG)  # whether everybody of the staff needs one
AUTHENTICATION_BACKENDS = ["archive.staff.backends.StaffBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "archive.staff.addresses.counted_address"
AXES_LOCKOUT_CALLABLE = "archive.staff.lockout.locked_out"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Cyber Policy Archive"
# Of what was posted with a wrong password nothing is kept: any field may be a password, or one digit off.
AXES_SENSITIVE_PARAMETERS = [
    *("username", "ip_address", "csrfmiddlewaretoken", "next", "code"),
    *("old_password", "new_password1", "new_password2"),
]

# Logs: plain lines on standard error, for whatever runs the process to keep

LOG_LEVEL = env.choice("ARCHIVE_LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "archive": {"level": LOG_LEVEL},
        "articles": {"level": LOG_LEVEL},
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
