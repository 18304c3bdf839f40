/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article.h"

struct _ApostilArticle
{
  ApostilRecord parent_instance;

  ApostilText *text;
  GStrv authors; /* never NULL */
};

G_DEFINE_FINAL_TYPE (ApostilArticle, apostil_article, APOSTIL_TYPE_RECORD)

static void
apostil_article_copy (ApostilRecord *from, ApostilRecord *to)
{
  ApostilArticle *source = APOSTIL_ARTICLE (from);
  ApostilArticle *copy = APOSTIL_ARTICLE (to);

  g_clear_pointer (&copy->text, apostil_text_unref);
  if (source->text != NULL)
    copy->text = apostil_text_ref (source->text);
  g_strfreev (copy->authors);
  copy->authors = g_strdupv (source->authors);
}

static gboolean
text_equal (ApostilText *a, ApostilText *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || apostil_text_get_length (a) != apostil_text_get_length (b))
    return FALSE;

  return g_str_equal (apostil_text_get_sha256 (a), apostil_text_get_sha256 (b));
}

static gboolean
apostil_article_equal (ApostilRecord *a, ApostilRecord *b)
{
  ApostilArticle *one = APOSTIL_ARTICLE (a);
  ApostilArticle *two = APOSTIL_ARTICLE (b);

  return g_strv_equal ((const gchar *const *) one->authors, (const gchar *const *) two->authors) &&
         text_equal (one->text, two->text);
}

static void
apostil_article_finalize (GObject *object)
{
  ApostilArticle *self = APOSTIL_ARTICLE (object);

  g_clear_pointer (&self->text, apostil_text_unref);
  g_strfreev (self->authors);

  G_OBJECT_CLASS (apostil_article_parent_class)->finalize (object);
}

static void
apostil_article_class_init (ApostilArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_article_finalize;
  APOSTIL_RECORD_CLASS (klass)->copy = apostil_article_copy;
  APOSTIL_RECORD_CLASS (klass)->equal = apostil_article_equal;
}

static void
apostil_article_init (ApostilArticle *self)
{
  self->authors = g_new0 (gchar *, 1);
}

/**
 * apostil_article_new:
 * @text: its words
 *
 * Returns: (transfer full): an article that is known only by its text
 */
ApostilArticle *
apostil_article_new (ApostilText *text)
{
  ApostilArticle *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_ARTICLE, NULL);
  apostil_record_set_id (self, "article");
  self->text = apostil_text_ref (text);
  return self;
}

/**
 * apostil_article_get_text:
 * @self: an article
 *
 * Returns: (transfer none): its words
 */
ApostilText *
apostil_article_get_text (ApostilArticle *self)
{
  g_return_val_if_fail (APOSTIL_IS_ARTICLE (self), NULL);

  return self->text;
}

/**
 * apostil_article_set_text:
 * @self: an article that is not sealed
 * @text: other words
 */
void
apostil_article_set_text (ApostilArticle *self, ApostilText *text)
{
  g_return_if_fail (APOSTIL_IS_ARTICLE (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (text != NULL);

  apostil_text_ref (text);
  g_clear_pointer (&self->text, apostil_text_unref);
  self->text = text;
}

/**
 * apostil_article_get_authors:
 * @self: an article
 *
 * Returns: (array zero-terminated=1) (transfer none): who wrote it, in the order given;
 *   empty when nobody is known
 */
const gchar *const *
apostil_article_get_authors (ApostilArticle *self)
{
  static const gchar *const nobody[] = { NULL };

  g_return_val_if_fail (APOSTIL_IS_ARTICLE (self), nobody);

  return (const gchar *const *) self->authors;
}

/**
 * apostil_article_set_authors:
 * @self: an article that is not sealed
 * @authors: (array zero-terminated=1) (nullable): who wrote it
 */
void
apostil_article_set_authors (ApostilArticle *self, const gchar *const *authors)
{
  g_auto (GStrv) old = NULL;

  g_return_if_fail (APOSTIL_IS_ARTICLE (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  old = g_steal_pointer (&self->authors);
  self->authors = authors != NULL ? g_strdupv ((gchar **) authors) : g_new0 (gchar *, 1);
}
