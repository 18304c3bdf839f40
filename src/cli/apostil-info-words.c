/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-info.h"

#include <glib/gi18n.h>

static void
append (GString *output, const gchar *label, const gchar *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (output, "  %s: %s\n", label, value);
}

/* « 12 (person 8, place 4; 2 suggested) » */
static void
append_tally (GString *output, const gchar *label, const ApostilTally *tally)
{
  g_autoptr (GString) inside = g_string_new (NULL);

  for (guint i = 0; tally->types != NULL && i < tally->types->len; i++)
    {
      const ApostilTally *type = &g_array_index (tally->types, ApostilTally, i);

      g_string_append_printf (inside, "%s%s %u", inside->len > 0 ? ", " : "", type->name, type->n);
    }
  if (tally->n_suggested > 0)
    {
      g_string_append (inside, inside->len > 0 ? "; " : "");
      g_string_append_printf (inside, _ ("%u suggested"), tally->n_suggested);
    }
  if (tally->n_rejected > 0)
    {
      g_string_append (inside, inside->len > 0 ? "; " : "");
      g_string_append_printf (inside, _ ("%u rejected"), tally->n_rejected);
    }
  g_string_append_printf (output, inside->len > 0 ? "  %s: %u (%s)\n" : "  %s: %u\n", label,
                          tally->n, inside->str);
}

static void
append_article (GString *output, ApostilArticle *article)
{
  g_autofree gchar *authors = g_strjoinv (", ", (gchar **) apostil_article_get_authors (article));

  append (output, _ ("Title"), apostil_record_get (article, APOSTIL_ATTR_TITLE));
  append (output, _ ("Authors"), authors);
  append (output, _ ("Publisher"), apostil_record_get (article, APOSTIL_ATTR_PUBLISHER));
  append (output, _ ("Published"), apostil_record_get (article, APOSTIL_ATTR_PUBLISHED));
  append (output, _ ("Language"), apostil_record_get (article, APOSTIL_ATTR_LANGUAGE));
  append (output, _ ("Origin"), apostil_record_get (article, APOSTIL_ATTR_ORIGIN_HREF));
  append (output, _ ("Retrieved"), apostil_record_get (article, APOSTIL_ATTR_ORIGIN_RETRIEVED));
  append (output, _ ("Encoding"), apostil_record_get (article, APOSTIL_ATTR_ORIGIN_ENCODING));
  append (output, _ ("Cleaned"), apostil_record_get (article, APOSTIL_ATTR_ORIGIN_CLEANED));
}

static void
append_sections (GString *output, ApostilDocument *document)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
      const gchar *published =
          n_spans > 0 ? apostil_document_get_published_at (document, spans[0].start, NULL) : NULL;
      g_autoptr (GString) places = g_string_new (NULL);

      for (guint j = 0; j < n_spans; j++)
        g_string_append_printf (places, " %u–%u", spans[j].start, spans[j].end);
      /* Translators: the role of a section (« headline ») and its places (« 0–63 »). */
      g_string_append_printf (output, _ ("  Section %s:%s"),
                              apostil_record_get (section, APOSTIL_ATTR_ROLE), places->str);
      if (published != NULL)
        {
          g_string_append (output, ", ");
          /* Translators: %s is a date. */
          g_string_append_printf (output, _ ("published %s"), published);
        }
      g_string_append_c (output, '\n');
    }
}

static void
append_entities (GString *output, ApostilDocument *document, const ApostilSummary *summary)
{
  ApostilRecordList *entities = apostil_document_get_entities (document);

  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      guint n = GPOINTER_TO_UINT (
          g_hash_table_lookup (summary->mentions, apostil_record_get_id (entity)));

      g_string_append_printf (output, "  %s %s, ", apostil_entity_get_entity_type (entity),
                              apostil_entity_get_name (entity));
      g_string_append_printf (output, ngettext ("%u mention", "%u mentions", n), n);
      g_string_append_c (output, '\n');
    }
}

/**
 * apostil_info_append_words:
 * @output: where to
 * @name: the file's name
 * @document: what was in it
 *
 * For people: a paragraph, a fact on each line.
 */
void
apostil_info_append_words (GString *output, const gchar *name, ApostilDocument *document)
{
  g_autoptr (ApostilSummary) summary = apostil_summary_new (document);
  guint n_read = summary->n_characters - summary->n_out;

  g_string_append_printf (output, "%s\n", name);
  append_article (output, apostil_document_get_article (document));
  /* Translators: both are counts; « characters » are Unicode code points. */
  g_string_append_printf (output, _ ("  Text: %u characters, %u words"), summary->n_characters,
                          summary->n_words);
  g_string_append_c (output, '\n');
  if (n_read > 0)
    {
      g_string_append_printf (output, _ ("  Marked: %.1f %% of the text"),
                              100.0 * summary->n_marked / n_read);
      g_string_append_c (output, '\n');
    }
  append_sections (output, document);
  for (guint i = 0; i < summary->kinds->len; i++)
    {
      const ApostilTally *tally = &g_array_index (summary->kinds, ApostilTally, i);
      const ApostilKind *kind =
          apostil_scheme_get_kind (apostil_document_get_scheme (document), tally->name);

      append_tally (output, kind->plural != NULL ? kind->plural : kind->label, tally);
    }
  for (guint i = 0; i < summary->relations->len; i++)
    {
      const ApostilTally *tally = &g_array_index (summary->relations, ApostilTally, i);

      append_tally (output, tally->name, tally);
    }
  append_entities (output, document, summary);
}
