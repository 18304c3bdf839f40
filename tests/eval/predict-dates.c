/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

/* predict-dates CORPUS [CLASSES]: reads texts, one JSON object a line, with « text », « lang »
 * and perhaps « dct »; writes what the date engine proposes for each in the form that the
 * corpus's scorer reads. CLASSES, "AB" without it, are those that count. */

static void
add_suggestion (JsonBuilder *builder, ApostilSuggestion *suggestion, ApostilText *text)
{
  ApostilSpan span = apostil_suggestion_get_first_span (suggestion);
  g_autofree gchar *words = apostil_text_dup_span (text, span);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, span.start);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, span.end);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, words);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, suggestion->type);
  if (suggestion->mod != NULL)
    {
      json_builder_set_member_name (builder, "mod");
      json_builder_add_string_value (builder, suggestion->mod);
    }
  json_builder_set_member_name (builder, "rule");
  json_builder_add_string_value (builder, suggestion->rule);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  if (suggestion->value != NULL)
    json_builder_add_string_value (builder, suggestion->value);
  for (guint i = 0; i < suggestion->n_alternatives; i++)
    json_builder_add_string_value (builder, suggestion->alternatives[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
predict (const gchar *line, const gchar *classes, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (line, error);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) out = NULL;
  g_autofree gchar *json = NULL;

  if (object == NULL)
    return FALSE;
  text = apostil_text_new (json_object_get_string_member (object, "text"), -1, error);
  if (text == NULL)
    return FALSE;
  input =
      apostil_suggest_input_new (text, json_object_get_string_member (object, "lang"),
                                 json_object_get_string_member_with_default (object, "dct", NULL));
  suggestions = apostil_suggest_run (input, APOSTIL_ENGINE_DATES, NULL, error);
  if (suggestions == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, json_object_get_string_member (object, "id"));
  json_builder_set_member_name (builder, "timex");
  json_builder_begin_array (builder);
  for (guint i = 0; i < suggestions->len; i++)
    if (strchr (classes, ((ApostilSuggestion *) suggestions->pdata[i])->class_) != NULL)
      add_suggestion (builder, suggestions->pdata[i], text);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  out = json_builder_get_root (builder);
  json = json_to_string (out, FALSE);
  fputs (json, stdout);
  fputc ('\n', stdout);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autofree gchar *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 2)
    {
      g_printerr ("usage: predict-dates CORPUS [CLASSES]\n");
      return 2;
    }
  if (!g_file_get_contents (argv[1], &contents, NULL, &error))
    {
      g_printerr ("predict-dates: %s\n", error->message);
      return 1;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !predict (lines[i], argc > 2 ? argv[2] : "AB", &error))
      {
        g_printerr ("predict-dates: %s:%u: %s\n", argv[1], i + 1,
                    error != NULL ? error->message : "not an object");
        return 1;
      }
  return 0;
}
