"""Django's PostgreSQL backend, which starts the embedded server when the first connection finds none."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from archive.embedded import Cluster, ClusterError


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except (OperationalError, self.Database.OperationalError):
            try:
                Cluster.under(settings.VAR_DIR).start()
            except ClusterError as error:
                raise OperationalError(str(error)) from error
            return super().get_new_connection(conn_params)
