/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

/* predict-claims LANGUAGE FILE…: writes what the claims engine proposes for each text, one JSON
 * object a line, in the order of the files. A file that is no text is named on standard error
 * and has no claims. */

static void
add_spans (JsonBuilder *builder, const gchar *name, ApostilSuggestionSpans spans)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < spans.len; i++)
    {
      ApostilSpan span = spans.data[i];

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, span.start);
      json_builder_add_int_value (builder, span.end);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_string (JsonBuilder *builder, const gchar *name, const gchar *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_claim (JsonBuilder *builder, ApostilSuggestion *claim)
{
  gchar class_[] = { claim->class_, '\0' };

  json_builder_begin_object (builder);
  add_spans (builder, "content", claim->spans);
  add_spans (builder, "source", claim->source);
  add_spans (builder, "cue", claim->cue);
  add_string (builder, "mode", claim->mode);
  add_string (builder, "act", claim->act);
  add_string (builder, "class", class_);
  add_string (builder, "rule", claim->rule);
  json_builder_end_object (builder);
}

static GPtrArray *
find_claims (const gchar *file, const gchar *language, GError **error)
{
  g_autofree gchar *contents = NULL;
  gsize n_bytes = 0;
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;

  if (!g_file_get_contents (file, &contents, &n_bytes, error))
    return NULL;
  text = apostil_text_new (contents, (gssize) n_bytes, error);
  if (text == NULL)
    return NULL;
  input = apostil_suggest_input_new (text, language, NULL);
  return apostil_suggest_run (input, APOSTIL_ENGINE_CLAIMS, NULL, error);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    {
      fputs ("Usage: predict-claims LANGUAGE FILE…\n", stderr);
      return 2;
    }
  for (gint i = 2; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) claims = find_claims (argv[i], argv[1], &error);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;
      g_autofree gchar *json = NULL;

      if (claims == NULL)
        fprintf (stderr, "%s: %s\n", argv[i], error->message);
      json_builder_begin_object (builder);
      add_string (builder, "file", argv[i]);
      json_builder_set_member_name (builder, "claims");
      json_builder_begin_array (builder);
      for (guint k = 0; claims != NULL && k < claims->len; k++)
        add_claim (builder, claims->pdata[k]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      json = json_to_string (root, FALSE);
      puts (json);
    }
  return 0;
}
