from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from articles.models.article import Article


class TextSketch(models.Model):
    """By what near doubles of an article's text are found: the hashes of the bands of its MinHash.

    Two texts that share a band may be alike; the texts themselves tell whether they are.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="sketch")
    bands = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [
            # Without a list of what is pending: each search would read all of it
            GinIndex(fields=["bands"], fastupdate=False, name="text_sketch_bands")
        ]

    def __str__(self) -> str:
        return str(self.article_id)
