/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-error.h"

/* A document of a hundred characters of text, a clock that stands still until it is told to
 * go on, and short ways to make records. */

typedef struct
{
  ApostilScheme *scheme;
  ApostilDocument *document;
  gint64 now; /* seconds */
} Fixture;

static inline GDateTime *
fixture_clock (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_date_time_new_from_unix_utc (fixture->now);
}

static inline ApostilArticle *
fixture_article (guint n_chars)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) text = NULL;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_chars; i++)
    g_string_append_c (words, i % 7 == 6 ? ' ' : (gchar) ('a' + i % 26));
  text = apostil_text_new (words->str, (gssize) words->len, &error);
  g_string_free (words, TRUE);
  g_assert_no_error (error);
  return apostil_article_new (text);
}

static inline void
fixture_init (Fixture *fixture, guint n_chars)
{
  g_autoptr (ApostilArticle) article = fixture_article (n_chars);

  fixture->scheme = apostil_scheme_new_news ();
  fixture->now = 1000000000;
  fixture->document = apostil_document_new (fixture->scheme, article, "test");
  apostil_document_set_clock (fixture->document, fixture_clock, fixture, NULL);
}

static inline void
fixture_clear (Fixture *fixture)
{
  g_assert_finalize_object (fixture->document);
  g_object_unref (fixture->scheme); /* which records that a test still holds keep alive */
}

static inline ApostilAnnotation *
new_annotation (Fixture *fixture, const gchar *kind, const gchar *id, guint32 start, guint32 end)
{
  ApostilAnnotation *annotation =
      apostil_annotation_new (apostil_scheme_get_kind (fixture->scheme, kind), id);

  apostil_annotation_set_span (annotation, APOSTIL_SPAN (start, end));
  if (g_str_equal (kind, APOSTIL_KIND_DATE))
    apostil_record_set (annotation, APOSTIL_ATTR_TYPE, "DATE");
  return annotation;
}

static inline ApostilAnnotation *
new_mention (Fixture *fixture, const gchar *id, guint32 start, guint32 end, const gchar *entity)
{
  ApostilAnnotation *mention = new_annotation (fixture, APOSTIL_KIND_ENTITY, id, start, end);

  apostil_annotation_set_link (mention, APOSTIL_LINK_ENTITY, entity);
  return mention;
}

static inline ApostilSection *
new_section (const gchar *id, guint32 start, guint32 end)
{
  ApostilSection *section = apostil_section_new (id, "body");
  ApostilSpan span = APOSTIL_SPAN (start, end);

  apostil_section_set_spans (section, &span, 1);
  return section;
}

static inline void
apply_edit (Fixture *fixture, ApostilEdit *edit)
{
  g_autoptr (GError) error = NULL;

  apostil_document_apply (fixture->document, edit, &error);
  g_assert_no_error (error);
}

/* Adds one record, which is given away. */
static inline void
apply_add (Fixture *fixture, gpointer record)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Add");

  apostil_edit_add (edit, record);
  g_object_unref (record);
  apply_edit (fixture, edit);
}

static inline void
apply_remove (Fixture *fixture, const gchar *id)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Remove");

  apostil_edit_remove (edit, apostil_document_lookup (fixture->document, id));
  apply_edit (fixture, edit);
}

/* Sets one attribute of the record. */
static inline void
apply_set (Fixture *fixture,
           const gchar *id,
           const gchar *name,
           const gchar *value,
           const gchar *merge_key)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Set");
  gpointer record = apostil_document_lookup (fixture->document, id);
  g_autoptr (ApostilRecord) copy = apostil_record_copy (record);

  apostil_record_set (copy, name, value);
  apostil_edit_replace (edit, record, copy);
  apostil_edit_set_merge_key (edit, merge_key);
  apply_edit (fixture, edit);
}
