/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-info.h"
#include "apostil-json.h"

/* Names and order of the members are for programs: they are added to, never changed. */

static void
add_article (JsonBuilder *builder, ApostilArticle *article)
{
  static const gchar *const origin[][2] = {
    { "href", APOSTIL_ATTR_ORIGIN_HREF },       { "retrieved", APOSTIL_ATTR_ORIGIN_RETRIEVED },
    { "sha256", APOSTIL_ATTR_ORIGIN_SHA256 },   { "encoding", APOSTIL_ATTR_ORIGIN_ENCODING },
    { "cleaned", APOSTIL_ATTR_ORIGIN_CLEANED },
  };
  const gchar *const *authors = apostil_article_get_authors (article);

  json_builder_set_member_name (builder, "article");
  json_builder_begin_object (builder);
  apostil_json_add_string (builder, "title", apostil_record_get (article, APOSTIL_ATTR_TITLE));
  json_builder_set_member_name (builder, "authors");
  json_builder_begin_array (builder);
  for (guint i = 0; authors[i] != NULL; i++)
    json_builder_add_string_value (builder, authors[i]);
  json_builder_end_array (builder);
  apostil_json_add_string (builder, "publisher",
                           apostil_record_get (article, APOSTIL_ATTR_PUBLISHER));
  apostil_json_add_string (builder, "language",
                           apostil_record_get (article, APOSTIL_ATTR_LANGUAGE));
  apostil_json_add_string (builder, "published",
                           apostil_record_get (article, APOSTIL_ATTR_PUBLISHED));
  json_builder_set_member_name (builder, "origin");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (origin); i++)
    apostil_json_add_string (builder, origin[i][0], apostil_record_get (article, origin[i][1]));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_text (JsonBuilder *builder, ApostilDocument *document, const ApostilStatistics *statistics)
{
  json_builder_set_member_name (builder, "text");
  json_builder_begin_object (builder);
  apostil_json_add_number (builder, "characters", statistics->n_characters);
  apostil_json_add_number (builder, "words", statistics->n_words);
  apostil_json_add_number (builder, "marked", statistics->n_marked);
  apostil_json_add_number (builder, "boilerplate", statistics->n_out);
  apostil_json_add_number (builder, "words_read", statistics->n_read_words);
  apostil_json_add_number (builder, "words_marked", statistics->n_marked_words);
  apostil_json_add_number (builder, "words_quoted", statistics->n_quoted);
  apostil_json_add_number (builder, "words_reported", statistics->n_reported);
  apostil_json_add_string (builder, "sha256",
                           apostil_text_get_sha256 (apostil_document_get_text (document)));
  json_builder_end_object (builder);
}

static void
add_section_counts (JsonBuilder *builder, const ApostilSectionCount *count)
{
  apostil_json_add_number (builder, "words", count->n_words);
  apostil_json_add_number (builder, "words_marked", count->n_marked);
  apostil_json_add_number (builder, "entities", count->n_entities);
  apostil_json_add_number (builder, "claims", count->n_claims);
  apostil_json_add_number (builder, "dates", count->n_dates);
  if (count->n_others > 0)
    apostil_json_add_number (builder, "others", count->n_others);
}

static void
add_sections (JsonBuilder *builder, ApostilDocument *document, const ApostilStatistics *statistics)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

      json_builder_begin_object (builder);
      apostil_json_add_string (builder, "id", apostil_record_get_id (section));
      apostil_json_add_string (builder, "role", apostil_record_get (section, APOSTIL_ATTR_ROLE));
      apostil_json_add_string (
          builder, "published",
          n_spans > 0 ? apostil_document_get_published_at (document, spans[0].start, NULL) : NULL);
      json_builder_set_member_name (builder, "spans");
      json_builder_begin_array (builder);
      for (guint j = 0; j < n_spans; j++)
        {
          json_builder_begin_array (builder);
          json_builder_add_int_value (builder, spans[j].start);
          json_builder_add_int_value (builder, spans[j].end);
          json_builder_end_array (builder);
        }
      json_builder_end_array (builder);
      add_section_counts (builder, &g_array_index (statistics->sections, ApostilSectionCount, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Who speaks: claimants, then what is linked to none, then the article itself. */
static void
add_sources (JsonBuilder *builder, const ApostilStatistics *statistics)
{
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < statistics->sources->len; i++)
    {
      const ApostilSourceCount *count = &g_array_index (statistics->sources, ApostilSourceCount, i);

      json_builder_begin_object (builder);
      if (count->entity != NULL)
        {
          apostil_json_add_string (builder, "id", apostil_record_get_id (count->entity));
          apostil_json_add_string (builder, "name", apostil_entity_get_name (count->entity));
        }
      apostil_json_add_number (builder, "claims", count->n_claims);
      apostil_json_add_number (builder, "words_quoted", count->n_quoted);
      apostil_json_add_number (builder, "words_reported", count->n_reported);
      apostil_json_add_number (builder, "contradicted", count->n_contradicted);
      json_builder_end_object (builder);
    }
  if (statistics->n_own > 0)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "own");
      json_builder_add_boolean_value (builder, TRUE);
      apostil_json_add_number (builder, "claims", statistics->n_own);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_entities (JsonBuilder *builder, ApostilDocument *document, const ApostilStatistics *statistics)
{
  ApostilRecordList *entities = apostil_document_get_entities (document);

  json_builder_set_member_name (builder, "entities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      const gchar *id = apostil_record_get_id (entity);

      json_builder_begin_object (builder);
      apostil_json_add_string (builder, "id", id);
      apostil_json_add_string (builder, "type", apostil_entity_get_entity_type (entity));
      apostil_json_add_string (builder, "name", apostil_entity_get_name (entity));
      apostil_json_add_string (builder, "ref", apostil_record_get (entity, APOSTIL_ATTR_REF));
      apostil_json_add_number (builder, "mentions",
                               GPOINTER_TO_UINT (g_hash_table_lookup (statistics->mentions, id)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_tallies (JsonBuilder *builder, const gchar *name, GArray *tallies)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < tallies->len; i++)
    {
      ApostilTally *tally = &g_array_index (tallies, ApostilTally, i);

      json_builder_set_member_name (builder, tally->name);
      json_builder_begin_object (builder);
      apostil_json_add_number (builder, "count", tally->n);
      if (tally->n_suggested > 0)
        apostil_json_add_number (builder, "suggested", tally->n_suggested);
      if (tally->n_rejected > 0)
        apostil_json_add_number (builder, "rejected", tally->n_rejected);
      if (tally->types != NULL)
        add_tallies (builder, "types", tally->types);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/**
 * apostil_info_append_json:
 * @output: where to
 * @name: the file's name
 * @document: what was in it
 *
 * One object on one line, so that those of several files can be read line by line.
 */
void
apostil_info_append_json (GString *output, const gchar *name, ApostilDocument *document)
{
  g_autoptr (ApostilStatistics) statistics = apostil_statistics_new (document);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree gchar *json = NULL;
  g_autofree gchar *utf8 = g_filename_display_name (name);

  json_builder_begin_object (builder);
  apostil_json_add_string (builder, "file", utf8);
  apostil_json_add_string (builder, "id", apostil_document_get_uuid (document));
  apostil_json_add_string (builder, "scheme",
                           apostil_scheme_get_id (apostil_document_get_scheme (document)));
  add_article (builder, apostil_document_get_article (document));
  add_text (builder, document, statistics);
  add_sections (builder, document, statistics);
  add_entities (builder, document, statistics);
  add_tallies (builder, "annotations", statistics->kinds);
  add_tallies (builder, "relations", statistics->relations);
  add_sources (builder, statistics);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  g_string_append_printf (output, "%s\n", json);
}
