/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-section-headers.h"

#include <glib/gi18n-lib.h>

#include "apostil-describe.h"

/* A first paragraph up to this long is set as a title. */
#define MAX_TITLE_BYTES 240

struct _ApostilSectionHeaders
{
  ApostilDocument *document;
};

/**
 * apostil_section_headers_new:
 * @document: a document
 *
 * Returns: (transfer full): what its sections do to the page
 */
ApostilSectionHeaders *
apostil_section_headers_new (ApostilDocument *document)
{
  ApostilSectionHeaders *self = g_new0 (ApostilSectionHeaders, 1);

  self->document = g_object_ref (document);
  return self;
}

/**
 * apostil_section_headers_free:
 * @self: (transfer full): headers
 *
 * Frees @self.
 */
void
apostil_section_headers_free (ApostilSectionHeaders *self)
{
  g_object_unref (self->document);
  g_free (self);
}

static void
append (GString *words, const gchar *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  /* Each value keeps its own direction. */
  g_string_append_printf (words, "\xe2\x81\xa8%s\xe2\x81\xa9", more);
}

static void
append_published (GString *words,
                  ApostilDocument *document,
                  ApostilAnnotation *mark,
                  const gchar *value)
{
  g_autofree gchar *date = apostil_describe_date (document, mark, value, FALSE);
  g_autofree gchar *published = NULL;

  if (value == NULL)
    return;
  /* Translators: a date in words follows: « Published 22 August 2021 ». */
  published = g_strdup_printf (_ ("Published %s"), date != NULL ? date : value);
  append (words, published);
}

/**
 * apostil_section_headers_describe:
 * @document: a document
 * @section: (nullable): a section of it; %NULL: the article
 *
 * Returns: (transfer full) (nullable): « Published 22 August 2021 · James Mackenzie · Reuters »,
 *   %NULL when nothing of it is known
 */
gchar *
apostil_section_headers_describe (ApostilDocument *document, ApostilSection *section)
{
  GString *words = g_string_new (NULL);

  if (section != NULL)
    {
      const gchar *id = apostil_section_get_published (section);
      ApostilAnnotation *date = id == NULL ? NULL
                                           : apostil_annotation_list_lookup (
                                                 apostil_document_get_annotations (document), id);

      if (date != NULL)
        append_published (words, document, date, apostil_record_get (date, APOSTIL_ATTR_VALUE));
      append (words, apostil_record_get (section, APOSTIL_ATTR_AUTHOR));
      append (words, apostil_record_get (section, APOSTIL_ATTR_PUBLISHER));
    }
  else
    {
      ApostilArticle *article = apostil_document_get_article (document);
      const gchar *const *authors = apostil_article_get_authors (article);

      append_published (words, document, NULL,
                        apostil_record_get (article, APOSTIL_ATTR_PUBLISHED));
      for (guint i = 0; authors != NULL && authors[i] != NULL; i++)
        append (words, authors[i]);
      append (words, apostil_record_get (article, APOSTIL_ATTR_PUBLISHER));
    }
  if (words->len == 0)
    {
      g_string_free (words, TRUE);
      return NULL;
    }
  return g_string_free (words, FALSE);
}

/* The first block with words from @offset on. */
static guint
find_block (ApostilBlocks *blocks, ApostilSpan span)
{
  guint block = apostil_blocks_find (blocks, span.start);
  guint first = block;

  while (block + 1 < apostil_blocks_get_length (blocks) &&
         (apostil_blocks_get (blocks, block)->n_bytes == 0 ||
          apostil_blocks_get_span (blocks, block).end <= span.start))
    block++;
  return apostil_blocks_get (blocks, block)->start < span.end ? block : first;
}

static void
add_role (ApostilBlocks *blocks, guint8 *roles, ApostilSpan span, guint8 role)
{
  for (guint i = apostil_blocks_find (blocks, span.start);
       i < apostil_blocks_get_length (blocks) && apostil_blocks_get (blocks, i)->start < span.end;
       i++)
    roles[i] |= role;
}

/* The title: the first paragraph, when it is short and more follows. */
static void
add_title (ApostilBlocks *blocks, guint8 *roles)
{
  guint n = apostil_blocks_get_length (blocks);
  guint i = 0;

  while (i < n && apostil_blocks_get (blocks, i)->n_bytes == 0)
    i++;
  if (i + 1 < n && apostil_blocks_get (blocks, i)->n_bytes <= MAX_TITLE_BYTES)
    roles[i] |= APOSTIL_ROLE_HEADING;
}

/**
 * apostil_section_headers_make_roles:
 * @self: headers
 * @blocks: the blocks of the document's text
 *
 * Returns: (transfer full): #ApostilBlockRole of each block
 */
guint8 *
apostil_section_headers_make_roles (ApostilSectionHeaders *self, ApostilBlocks *blocks)
{
  ApostilRecordList *sections = apostil_document_get_sections (self->document);
  guint8 *roles = g_new0 (guint8, apostil_blocks_get_length (blocks));
  guint n_sections = apostil_record_list_get_length (sections);
  g_autofree gchar *above = NULL;

  add_title (blocks, roles);
  for (guint i = 0; i < n_sections; i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      const gchar *role = apostil_record_get (section, APOSTIL_ATTR_ROLE);
      g_autofree gchar *words = apostil_section_headers_describe (self->document, section);
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

      if (n_spans == 0)
        continue;
      /* A headline and its body say the same; once is enough. */
      if (words != NULL && g_strcmp0 (words, above) != 0)
        roles[find_block (blocks, spans[0])] |= APOSTIL_ROLE_HEADER;
      g_free (above);
      above = g_steal_pointer (&words);
      for (guint j = 0; j < n_spans; j++)
        if (g_strcmp0 (role, "headline") == 0)
          add_role (blocks, roles, spans[j], APOSTIL_ROLE_HEADING);
        else if (g_strcmp0 (role, "boilerplate") == 0)
          add_role (blocks, roles, spans[j], APOSTIL_ROLE_DIM);
    }
  if (n_sections == 0)
    {
      g_autofree gchar *words = apostil_section_headers_describe (self->document, NULL);

      if (words != NULL)
        roles[0] |= APOSTIL_ROLE_HEADER;
    }
  return roles;
}

/**
 * apostil_section_headers_get_words:
 * @self: headers
 * @blocks: the blocks of the document's text
 * @block: a block with %APOSTIL_ROLE_HEADER
 *
 * Returns: (transfer full) (nullable): what stands above it
 */
gchar *
apostil_section_headers_get_words (ApostilSectionHeaders *self, ApostilBlocks *blocks, guint block)
{
  ApostilRecordList *sections = apostil_document_get_sections (self->document);
  guint n_sections = apostil_record_list_get_length (sections);

  if (n_sections == 0)
    return apostil_section_headers_describe (self->document, NULL);
  for (guint i = 0; i < n_sections; i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

      if (n_spans > 0 && find_block (blocks, spans[0]) == block)
        return apostil_section_headers_describe (self->document, section);
    }
  return NULL;
}
