/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-info.h"
#include "apostil-list-words.h"

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

      g_autofree gchar *item = g_strdup_printf ("%s %u", type->name, type->n);

      apostil_list_append (inside, item);
    }
  if (tally->n_suggested > 0)
    {
      g_string_append (inside, inside->len > 0 ? "; " : "");
      g_string_append_printf (inside, ngettext ("%u suggested", "%u suggested", tally->n_suggested),
                              tally->n_suggested);
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
  g_autofree gchar *authors = apostil_list_join (apostil_article_get_authors (article));

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
append_sections (GString *output, ApostilDocument *document, const ApostilStatistics *statistics)
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
      const ApostilSectionCount *count = NULL;

      for (guint j = 0; j < n_spans; j++)
        g_string_append_printf (places, " %u–%u", spans[j].start, spans[j].end);
      /* Translators: the role of a section (« headline ») and its places (« 0–63 »). */
      g_string_append_printf (output, _ ("  Section %s:%s"),
                              apostil_record_get (section, APOSTIL_ATTR_ROLE), places->str);
      if (published != NULL)
        {
          g_string_append (output, apostil_list_get_separator ());
          /* Translators: %s is a date. */
          g_string_append_printf (output, _ ("published %s"), published);
        }
      count = &g_array_index (statistics->sections, ApostilSectionCount, i);
      /* Translators: both are numbers of words; it ends the line about a section */
      g_string_append_printf (output, _ (", %u of %u words in marks"), count->n_marked,
                              count->n_words);
      g_string_append_c (output, '\n');
    }
}

static void
append_entities (GString *output, ApostilDocument *document, const ApostilStatistics *statistics)
{
  ApostilRecordList *entities = apostil_document_get_entities (document);

  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      guint n = GPOINTER_TO_UINT (
          g_hash_table_lookup (statistics->mentions, apostil_record_get_id (entity)));

      g_string_append_printf (output, "  %s %s, ", apostil_entity_get_entity_type (entity),
                              apostil_entity_get_name (entity));
      g_string_append_printf (output, ngettext ("%u mention", "%u mentions", n), n);
      g_string_append_c (output, '\n');
    }
}

/* « Claims of Ahmad Massoud: 12 (80 words quoted, 64 reported; 2 contradicted) » */
static void
append_sources (GString *output, ApostilStatistics *statistics)
{
  for (guint i = 0; i < statistics->sources->len; i++)
    {
      const ApostilSourceCount *count = &g_array_index (statistics->sources, ApostilSourceCount, i);
      g_autofree gchar *name = apostil_statistics_name_source (statistics, count);
      g_autofree gchar *quoted = g_strdup_printf (
          ngettext ("%u word quoted", "%u words quoted", count->n_quoted), count->n_quoted);

      if (count->entity != NULL)
        /* Translators: %s is a name, %u a number of claims */
        g_string_append_printf (output, _ ("  Claims of %s: %u"), name, count->n_claims);
      else
        g_string_append_printf (output, _ ("  Claims linked to nobody: %u"), count->n_claims);
      /* Translators: "80 words quoted", and the number of words that are told in other words */
      g_string_append_printf (output, _ (" (%s, %u reported"), quoted, count->n_reported);
      if (count->n_contradicted > 0)
        /* Translators: %u is a number of claims; it follows "(80 words quoted, 64 reported" */
        g_string_append_printf (output, _ ("; %u contradicted"), count->n_contradicted);
      g_string_append (output, ")\n");
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
  g_autoptr (ApostilStatistics) statistics = apostil_statistics_new (document);
  guint n_read = statistics->n_characters - statistics->n_out;

  g_string_append_printf (output, "%s\n", name);
  append_article (output, apostil_document_get_article (document));
  /* Translators: both are counts; « characters » are Unicode code points. */
  g_string_append_printf (output, _ ("  Text: %u characters, %u words"), statistics->n_characters,
                          statistics->n_words);
  g_string_append_c (output, '\n');
  if (n_read > 0)
    {
      g_string_append_printf (output, _ ("  Marked: %.1f %% of the text"),
                              100.0 * statistics->n_marked / n_read);
      g_string_append_c (output, '\n');
      /* Translators: all are numbers of words */
      g_string_append_printf (output, _ ("  Words: %u of %u in marks, %u quoted, %u reported"),
                              statistics->n_marked_words, statistics->n_read_words,
                              statistics->n_quoted, statistics->n_reported);
      g_string_append_c (output, '\n');
    }
  append_sections (output, document, statistics);
  for (guint i = 0; i < statistics->kinds->len; i++)
    {
      const ApostilTally *tally = &g_array_index (statistics->kinds, ApostilTally, i);
      const ApostilKind *kind =
          apostil_scheme_get_kind (apostil_document_get_scheme (document), tally->name);

      append_tally (output, kind->plural != NULL ? kind->plural : kind->label, tally);
    }
  for (guint i = 0; i < statistics->relations->len; i++)
    {
      const ApostilTally *tally = &g_array_index (statistics->relations, ApostilTally, i);

      append_tally (output, tally->name, tally);
    }
  append_entities (output, document, statistics);
  append_sources (output, statistics);
}
