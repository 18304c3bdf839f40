/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-review-json.h"

#include "apostil-dismissals.h"
#include "apostil-json.h"

/* Names and order of the members are for programs: they are added to, never changed. */

/**
 * apostil_review_strip:
 * @words: a sentence for people
 *
 * Returns: (transfer full): it without the signs that keep directions apart, which terminals show as
 *   boxes
 */
gchar *
apostil_review_strip (const gchar *words)
{
  g_autoptr (GString) out = g_string_new (words);

  g_string_replace (out, "\xe2\x81\xa8", "", 0);
  g_string_replace (out, "\xe2\x81\xa9", "", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
add_places (JsonBuilder *builder, ApostilFinding *finding, ApostilText *text)
{
  guint n;
  const ApostilFindingPlace *places = apostil_finding_get_places (finding, &n);

  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      apostil_json_add_string (builder, "id", places[i].record);
      if (!apostil_span_is_empty (places[i].span))
        {
          g_autofree gchar *words = apostil_text_dup_span (text, places[i].span);

          apostil_json_add_number (builder, "start", places[i].span.start);
          apostil_json_add_number (builder, "end", places[i].span.end);
          apostil_json_add_number (builder, "line", places[i].line);
          apostil_json_add_string (builder, "text", words);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * apostil_review_append_json:
 * @output: where to
 * @name: the file's name
 * @document: what was in it
 * @finding: what is worth a look in it
 *
 * Appends one object on one line.
 */
void
apostil_review_append_json (GString *output,
                            const gchar *name,
                            ApostilDocument *document,
                            ApostilFinding *finding)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree gchar *utf8 = g_filename_display_name (name);
  g_autofree gchar *words = apostil_finding_to_words (finding);
  g_autofree gchar *reason = apostil_review_strip (words);
  g_autofree gchar *json = NULL;

  json_builder_begin_object (builder);
  apostil_json_add_string (builder, "file", utf8);
  if (apostil_finding_get_line (finding) > 0)
    apostil_json_add_number (builder, "line", apostil_finding_get_line (finding));
  apostil_json_add_string (builder, "code", apostil_finding_get_code (finding));
  apostil_json_add_string (builder, "reason", reason);
  add_places (builder, finding, apostil_document_get_text (document));
  apostil_json_add_string (builder, "finding", apostil_finding_get_identity (finding));
  if (apostil_dismissals_contain (apostil_document_get_article (document), finding))
    {
      json_builder_set_member_name (builder, "dismissed");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  g_string_append_printf (output, "%s\n", json);
}
