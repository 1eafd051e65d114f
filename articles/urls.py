"""The addresses of the public pages."""

from django.urls import URLPattern, path

from articles.views.about import About, AboutData, Searching, robots
from articles.views.article import ArticlePage
from articles.views.browse import ArticleList
from articles.views.caching import depends_on_today
from articles.views.copies import compare
from articles.views.corrections import correct, correct_by_number, correction
from articles.views.editions import EventList, EventPage, event_by_slug
from articles.views.home import Home
from articles.views.moved import follows_merges
from articles.views.organizations import OrganizationDirectory, OrganizationProfile
from articles.views.sources import SourceDirectory, SourceProfile
from articles.views.topics import TopicList, TopicPage
from articles.views.versions import versions
from articles.views.withdrawals import Withdrawals

app_name = "articles"
article_page = follows_merges(ArticlePage.as_view())
urlpatterns: list[URLPattern] = [
    path("", Home.as_view(), name="home"),
    path("articles/", ArticleList.as_view(), name="article-list"),
    path("articles/<int:pk>/", article_page, name="article-detail"),
    path("articles/<int:pk>/correct/", follows_merges(correct_by_number), name="article-correct"),
    path("articles/<int:pk>/<str:slug>/", article_page, name="article-detail"),
    path("articles/<int:pk>/<str:slug>/compare/<int:other>/", follows_merges(compare), name="article-compare"),
    path("articles/<int:pk>/<str:slug>/correct/", follows_merges(correct), name="article-correct"),
    path("articles/<int:pk>/<str:slug>/versions/", follows_merges(versions), name="article-versions"),
    path("corrections/<str:token>/", correction, name="correction"),
    path("editions/", depends_on_today(EventList.as_view()), name="event-list"),
    path("editions/<int:year>/", depends_on_today(EventPage.as_view()), name="event-detail"),
    path("editions/<slug:slug>/", event_by_slug, name="event-by-slug"),
    path("organizations/", OrganizationDirectory.as_view(), name="organization-list"),
    path("organizations/<slug:slug>/", depends_on_today(OrganizationProfile.as_view()), name="organization-detail"),
    path("sources/", SourceDirectory.as_view(), name="source-list"),
    path("sources/<slug:slug>/", SourceProfile.as_view(), name="source-detail"),
    path("topics/", TopicList.as_view(), name="topic-list"),
    path("topics/<slug:slug>/", TopicPage.as_view(), name="topic-detail"),
    path("withdrawals/", Withdrawals.as_view(), name="withdrawals"),
    path("about/", About.as_view(), name="about"),
    path("about/searching/", Searching.as_view(), name="searching"),
    path("about/data/", AboutData.as_view(), name="about-data"),
    path("robots.txt", robots, name="robots"),
]
