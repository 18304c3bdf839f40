/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

#include <string.h>

/* Documents written as a text with its marks in braces, so that a test shows what it is about:
 *
 *   {D:2021-08-22|dimanche}            a date and its value
 *   {E:e1|Massoud}                     a mention; the entity is made when it is new
 *   {C:c1:claimant=e1|that he is well} a claim
 *   {S:boilerplate|…}                  a section
 *
 * After the id or value come « name=value » parted by colons: attributes, and the links claimant,
 * within, anchor, published. « id » names any of them. A line « @relation supports c1 c2 », « @entity
 * e1 person Name | URI » or « @published 2021-08-27 » before the text adds what has no words. */

typedef struct
{
  ApostilScheme *scheme;
  ApostilDocument *document;
  GHashTable *entities;
  GPtrArray *waiting; /* records that need the text first */
  guint n;
} Marked;

typedef struct
{
  gchar *head; /* between brace and bar */
  guint32 start;
} OpenMark;

static void
marked_add_entity (Marked *self,
                   const gchar *id,
                   const gchar *type,
                   const gchar *name,
                   const gchar *ref)
{
  ApostilEntity *entity = NULL;

  if (!g_hash_table_add (self->entities, g_strdup (id)))
    return;
  entity = apostil_entity_new (id, type, name);
  if (ref != NULL)
    apostil_record_set (entity, APOSTIL_ATTR_REF, ref);
  apostil_document_bulk_add (self->document, entity);
}

static void
marked_set (gpointer record, const gchar *name, const gchar *value)
{
  static const gchar *const links[] = { "claimant", "within", "anchor", NULL };

  if (g_str_equal (name, "id"))
    apostil_record_set_id (record, value);
  else if (g_str_equal (name, "status"))
    apostil_record_set_status (record, g_str_equal (value, "rejected") ? APOSTIL_STATUS_REJECTED
                                                                       : APOSTIL_STATUS_SUGGESTED);
  else if (g_str_equal (name, "published") && APOSTIL_IS_SECTION (record))
    apostil_section_set_published (record, value);
  else if (APOSTIL_IS_ANNOTATION (record) && g_strv_contains (links, name))
    {
      g_auto (GStrv) ids = g_strsplit (value, ",", -1);

      apostil_annotation_set_links (record, name, (const gchar *const *) ids);
    }
  else if (g_str_equal (name, "source"))
    {
      g_auto (GStrv) ends = g_strsplit (value, "-", 2);
      ApostilSpan span = APOSTIL_SPAN (atoi (ends[0]), atoi (ends[1]));

      apostil_annotation_set_part (record, "source", &span, 1);
    }
  else
    apostil_record_set (record, g_intern_string (name), value);
}

static void
marked_close (Marked *self, OpenMark *open, guint32 end, const gchar *words)
{
  g_auto (GStrv) parts = g_strsplit (open->head, ":", -1);
  ApostilSpan span = { open->start, end };
  g_autofree gchar *id = g_strdup_printf ("x%u", ++self->n);
  gpointer record = NULL;

  switch (parts[0][0])
    {
    case 'D':
      record = apostil_annotation_new (apostil_scheme_get_kind (self->scheme, "date"), id);
      apostil_record_set (record, "type", strstr (parts[1], "T") != NULL ? "TIME" : "DATE");
      if (*parts[1] != '\0')
        apostil_record_set (record, "value", parts[1]);
      break;
    case 'E':
      record = apostil_annotation_new (apostil_scheme_get_kind (self->scheme, "entity"), id);
      marked_add_entity (self, parts[1], "person", words, NULL);
      apostil_annotation_set_link (record, "entity", parts[1]);
      break;
    case 'C':
      record = apostil_annotation_new (apostil_scheme_get_kind (self->scheme, "claim"), parts[1]);
      break;
    default:
      record = apostil_section_new (id, parts[1]);
      apostil_section_set_spans (record, &span, 1);
      break;
    }
  if (APOSTIL_IS_ANNOTATION (record))
    apostil_annotation_set_span (record, span);
  for (guint i = 2; parts[i] != NULL; i++)
    {
      gchar *equals = strchr (parts[i], '=');

      g_assert_nonnull (equals);
      *equals = '\0';
      marked_set (record, parts[i], equals + 1);
    }
  apostil_document_bulk_add (self->document, record);
}

static void
marked_directive (Marked *self, ApostilArticle *article, const gchar *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  g_autofree gchar *id = NULL;

  if (g_str_equal (words[0], "@published"))
    apostil_record_set (article, APOSTIL_ATTR_PUBLISHED, words[1]);
  else if (g_str_equal (words[0], "@relation"))
    {
      id = g_strdup_printf ("r%u", ++self->n);
      g_ptr_array_add (self->waiting, apostil_relation_new (id, words[1], words[2], words[3]));
    }
  else
    {
      g_auto (GStrv) name = g_strsplit (words[3], " | ", 2);

      g_assert_cmpstr (words[0], ==, "@entity");
      g_assert_nonnull (name[0]);
      g_ptr_array_add (self->waiting, apostil_entity_new (words[1], words[2], name[0]));
      if (name[1] != NULL)
        apostil_record_set (self->waiting->pdata[self->waiting->len - 1], APOSTIL_ATTR_REF,
                            name[1]);
      g_hash_table_add (self->entities, g_strdup (words[1]));
    }
}

/* The text without braces and directives. */
static gchar *
marked_plain (const gchar *marked)
{
  GString *plain = g_string_new (NULL);

  for (const gchar *p = marked; *p != '\0'; p++)
    if (*p == '@' && (p == marked || p[-1] == '\n'))
      p = strchr (p, '\n');
    else if (*p == '{')
      p = strchr (p, '|');
    else if (*p != '}')
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

static ApostilDocument *
marked_document (const gchar *marked, const gchar *language)
{
  Marked self = { .scheme = apostil_scheme_new_news () };
  g_autofree gchar *plain = marked_plain (marked);
  g_autoptr (ApostilText) text = apostil_text_new (plain, -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (text);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (OpenMark));
  g_autoptr (GError) error = NULL;
  guint32 at = 0;

  if (language != NULL)
    apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, language);
  self.entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.waiting = g_ptr_array_new ();
  for (const gchar *p = marked; *p == '@'; p = strchr (p, '\n') + 1)
    {
      g_autofree gchar *line = g_strndup (p, (gsize) (strchr (p, '\n') - p));

      marked_directive (&self, article, line);
    }
  self.document = apostil_document_new (self.scheme, article, "test");
  for (guint i = 0; i < self.waiting->len; i++)
    apostil_document_bulk_add (self.document, self.waiting->pdata[i]);

  for (const gchar *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '@' && (p == marked || p[-1] == '\n'))
      p = strchr (p, '\n');
    else if (*p == '{')
      {
        OpenMark open = { g_strndup (p + 1, (gsize) (strchr (p, '|') - p - 1)), at };

        g_array_append_val (stack, open);
        p = strchr (p, '|');
      }
    else if (*p == '}')
      {
        OpenMark open = g_array_index (stack, OpenMark, stack->len - 1);
        g_autofree gchar *words = apostil_text_dup_span (text, APOSTIL_SPAN (open.start, at));

        marked_close (&self, &open, at, words);
        g_free (open.head);
        g_array_set_size (stack, stack->len - 1);
      }
    else
      at++;
  apostil_document_bulk_finish (self.document, NULL, &error);
  g_assert_no_error (error);

  g_hash_table_unref (self.entities);
  g_ptr_array_unref (self.waiting);
  g_object_unref (self.scheme);
  return self.document;
}
