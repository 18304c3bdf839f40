/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest-json.h"

#include <json-glib/json-glib.h>

/* Names and order of the members are for programs: they are added to, never changed. */

static void
add_string (JsonBuilder *builder, const gchar *name, const gchar *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_spans (JsonBuilder *builder, const gchar *name, GArray *spans, const guint32 *offsets)
{
  if (spans == NULL || spans->len == 0)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < spans->len; i++)
    {
      ApostilSpan span = g_array_index (spans, ApostilSpan, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, offsets != NULL ? offsets[span.start] : span.start);
      /* the character after the last one, not what may have been cleaned away before it */
      json_builder_add_int_value (builder, offsets == NULL         ? span.end
                                           : span.end > span.start ? offsets[span.end - 1] + 1
                                                                   : offsets[span.end]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const gchar *name, GArray *spans, ApostilText *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      g_autofree gchar *part = apostil_text_dup_span (text, g_array_index (spans, ApostilSpan, i));

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", part);
    }
  add_string (builder, name, words->str);
}

/**
 * apostil_suggest_append_json:
 * @output: where to
 * @suggestion: a suggestion
 * @text: the text it is about
 * @offsets: (nullable): for each code point of @text, and its end, where it stands in the input
 *
 * Appends one line of « suggest --format jsonl ».
 */
void
apostil_suggest_append_json (GString *output,
                             ApostilSuggestion *suggestion,
                             ApostilText *text,
                             const guint32 *offsets)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree gchar *line = NULL;
  g_autofree gchar *reason = apostil_suggestion_to_words (suggestion);
  const gchar class_name[] = { suggestion->class_, '\0' };

  json_builder_begin_object (builder);
  add_string (builder, "kind", suggestion->kind);
  add_string (builder, "type", suggestion->type);
  add_spans (builder, "spans", suggestion->spans, offsets);
  add_text (builder, "text", suggestion->spans, text);
  add_string (builder, "value", suggestion->value);
  add_string (builder, "mod", suggestion->mod);
  add_string (builder, "quant", suggestion->quant);
  add_string (builder, "freq", suggestion->freq);
  add_string (builder, "anchor", suggestion->anchor);
  add_string (builder, "role", suggestion->role);
  add_string (builder, "mode", suggestion->mode);
  add_string (builder, "act", suggestion->act);
  add_spans (builder, "source", suggestion->source, offsets);
  add_text (builder, "source_text", suggestion->source, text);
  add_spans (builder, "cue", suggestion->cue, offsets);
  add_string (builder, "entity_name", suggestion->entity_name);
  add_string (builder, "class", class_name);
  add_string (builder, "rule", suggestion->rule);
  add_string (builder, "reason", reason);
  if (suggestion->alternatives != NULL && suggestion->alternatives->len > 0)
    {
      json_builder_set_member_name (builder, "alternatives");
      json_builder_begin_array (builder);
      for (guint i = 0; i < suggestion->alternatives->len; i++)
        json_builder_add_string_value (builder, suggestion->alternatives->pdata[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  g_string_append_printf (output, "%s\n", line);
}
