"""The addresses of the public pages."""

from django.urls import URLPattern, path

from articles.views.about import About, AboutData, robots
from articles.views.article import ArticlePage
from articles.views.home import Home

app_name = "articles"
urlpatterns: list[URLPattern] = [
    path("", Home.as_view(), name="home"),
    path("articles/<int:pk>/", ArticlePage.as_view(), name="article-detail"),
    path("articles/<int:pk>/<str:slug>/", ArticlePage.as_view(), name="article-detail"),
    path("about/", About.as_view(), name="about"),
    path("about/data/", AboutData.as_view(), name="about-data"),
    path("robots.txt", robots, name="robots"),
]
