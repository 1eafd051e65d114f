# The archive for production: `docker compose up` (docker-compose.yml) runs it beside PostgreSQL.

FROM python:3.11-slim-bookworm AS packages
COPY requirements/uv.txt requirements/base.txt /requirements/
RUN python -m venv /venv \
 && python -m pip install --no-cache-dir --require-hashes -r /requirements/uv.txt \
 && uv pip sync --no-cache --python /venv/bin/python --require-hashes /requirements/base.txt

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 ARCHIVE_VAR_DIR=/var/lib/archive
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin archive \
 && install --directory --owner=archive --mode=0750 /var/lib/archive
WORKDIR /srv/archive
COPY --from=packages /venv /venv
COPY manage.py gunicorn.conf.py LICENSE ./
COPY archive archive
COPY articles articles
COPY templates templates
COPY static static
# Values for this one command: nothing of them stays in the image.
RUN ARCHIVE_SECRET_KEY=only-to-collect-static-files-and-for-nothing-else-in-this-image ARCHIVE_ALLOWED_HOSTS=localhost \
    DATABASE_URL=postgresql://localhost/none python manage.py collectstatic --no-input
USER archive
VOLUME /var/lib/archive
EXPOSE 8000
HEALTHCHECK --start-period=30s CMD ["python", "-m", "archive.probe"]
CMD ["gunicorn", "--bind=0.0.0.0:8000", "--access-logfile=-"]
