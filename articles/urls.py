"""The addresses of the public pages."""

app_name = "articles"
urlpatterns: list = []
