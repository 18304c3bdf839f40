/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

/* score-names [-v] CORPUS: how far the names engine spares the reader's hand.
 *
 * CORPUS has one JSON object a line: « text », « lang », « mentions » in text order, each with
 * « start », « end », « type » and « entity », a key that the mentions of one entity share; those
 * of « optional » need not be marked, but a link to their entity is right.
 * A simulated reader goes through the mentions in text order: one that is proposed rightly
 * (class A or B, same words, same entity, or new where it is new and then of the right type)
 * is accepted, any other is marked by hand; then the engine runs again. Told twice: with
 * proposals of new entities taken, and with links to known ones alone. Then capital runs
 * without anything known, against all mentions. */

typedef struct
{
  ApostilSpan span;
  gchar *type;
  gchar *entity;
} Mention;

typedef struct
{
  guint mentions, clusters, by_hand, accepted, false_a, false_b;
  guint right_a, right_b;
  guint runs, right_runs, typed_runs;
} Score;

static void
mention_clear (gpointer data)
{
  g_free (((Mention *) data)->type);
  g_free (((Mention *) data)->entity);
}

static GArray *
read_mentions (JsonObject *object, const gchar *member)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  JsonArray *array = json_object_has_member (object, member)
                         ? json_object_get_array_member (object, member)
                         : NULL;

  g_array_set_clear_func (mentions, mention_clear);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *it = json_array_get_object_element (array, i);
      Mention mention = {
        APOSTIL_SPAN (json_object_get_int_member (it, "start"),
                      json_object_get_int_member (it, "end")),
        g_strdup (json_object_get_string_member (it, "type")),
        g_strdup (json_object_get_string_member (it, "entity")),
      };

      g_array_append_val (mentions, mention);
    }
  return mentions;
}

/* What a document would hold after the first @n mentions. */
static ApostilKnownNames *
known_after (ApostilText *text, GArray *mentions, guint n, guint *n_clusters)
{
  ApostilKnownNames *names = apostil_known_names_new ();
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const Mention *mention = &g_array_index (mentions, Mention, i);
      g_autofree gchar *words = apostil_text_dup_span (text, mention->span);
      gpointer at = NULL;

      if (!g_hash_table_lookup_extended (indices, mention->entity, NULL, &at))
        {
          at = GUINT_TO_POINTER (
              apostil_known_names_add_entity (names, mention->entity, mention->type, words, FALSE));
          g_hash_table_insert (indices, mention->entity, at);
        }
      apostil_known_names_add_form (names, GPOINTER_TO_UINT (at), words);
      apostil_known_names_add_place (names, mention->span, GPOINTER_TO_INT (at));
    }
  if (n_clusters != NULL)
    *n_clusters = g_hash_table_size (indices);
  return names;
}

static const Mention *
find_mention (GArray *mentions, ApostilSpan span)
{
  for (guint i = 0; i < mentions->len; i++)
    if (apostil_span_equal (g_array_index (mentions, Mention, i).span, span))
      return &g_array_index (mentions, Mention, i);
  return NULL;
}

static GPtrArray *
run (ApostilSuggestInput *plain, ApostilKnownNames *names)
{
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_with_names (plain, names);
  g_autoptr (GError) error = NULL;
  GPtrArray *found = apostil_suggest_run (input, APOSTIL_ENGINE_NAMES, NULL, &error);

  if (found == NULL)
    g_error ("%s", error->message);
  return found;
}

/* Every link that is offered on the way counts once, right or false. */
static void
count_links (GPtrArray *found,
             GArray *mentions,
             GArray *optional,
             ApostilText *text,
             GHashTable *seen,
             Score *score,
             gboolean verbose)
{
  for (guint i = 0; i < found->len; i++)
    {
      ApostilSuggestion *it = found->pdata[i];
      ApostilSpan span = apostil_suggestion_get_first_span (it);
      const Mention *mention = find_mention (mentions, span);
      gboolean right;

      if (mention == NULL)
        mention = find_mention (optional, span);
      right = mention != NULL && g_strcmp0 (mention->entity, it->entity_id) == 0;

      if (it->entity_id == NULL || it->class_ == 'C' ||
          !g_hash_table_add (seen,
                             g_strdup_printf ("%u %u %s", span.start, span.end, it->entity_id)))
        continue;
      if (it->class_ == 'A')
        *(right ? &score->right_a : &score->false_a) += 1;
      else
        *(right ? &score->right_b : &score->false_b) += 1;
      if (verbose && !right)
        {
          g_autofree gchar *words = apostil_text_dup_span (text, span);

          printf ("  false %c %s: %u %s -> %s\n", it->class_, it->rule, span.start, words,
                  it->entity_id);
        }
    }
}

static gboolean
is_offered (GPtrArray *found, const Mention *mention, gboolean known, gboolean new_too)
{
  for (guint i = 0; i < found->len; i++)
    {
      ApostilSuggestion *it = found->pdata[i];

      if (it->class_ == 'C' ||
          !apostil_span_equal (apostil_suggestion_get_first_span (it), mention->span))
        continue;
      if (it->entity_id != NULL ? g_str_equal (it->entity_id, mention->entity)
                                : !known && new_too && g_strcmp0 (it->type, mention->type) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
simulate (ApostilSuggestInput *plain,
          GArray *mentions,
          GArray *optional,
          gboolean new_too,
          gboolean verbose,
          Score *score)
{
  ApostilText *text = apostil_suggest_input_get_text (plain);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) entities = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < mentions->len; i++)
    {
      const Mention *mention = &g_array_index (mentions, Mention, i);
      guint n_clusters = 0;
      g_autoptr (ApostilKnownNames) names = known_after (text, mentions, i, &n_clusters);
      g_autoptr (GPtrArray) found = run (plain, names);
      gboolean known = g_hash_table_contains (entities, mention->entity);

      count_links (found, mentions, optional, text, seen, score, verbose);
      if (is_offered (found, mention, known, new_too))
        score->accepted++;
      else
        {
          score->by_hand++;
          if (verbose)
            {
              g_autofree gchar *words = apostil_text_dup_span (text, mention->span);

              printf ("  by hand%s: %u %s (%s)\n", known ? "" : ", new", mention->span.start, words,
                      mention->entity);
            }
        }
      g_hash_table_add (entities, mention->entity);
    }
  score->mentions += mentions->len;
  score->clusters += g_hash_table_size (entities);
}

static void
count_runs (ApostilSuggestInput *plain, GArray *mentions, gboolean verbose, Score *score)
{
  g_autoptr (ApostilKnownNames) names = apostil_known_names_new ();
  g_autoptr (GPtrArray) found = run (plain, names);

  for (guint i = 0; i < found->len; i++)
    {
      ApostilSuggestion *it = found->pdata[i];
      const Mention *mention = find_mention (mentions, apostil_suggestion_get_first_span (it));

      if (it->class_ == 'C')
        continue;
      score->runs++;
      score->right_runs += mention != NULL ? 1 : 0;
      score->typed_runs += mention != NULL && g_str_equal (mention->type, it->type) ? 1 : 0;
      if (verbose && (mention == NULL || !g_str_equal (mention->type, it->type)))
        printf ("  run %s: %s is %s, not %s\n", it->rule, it->entity_name,
                mention != NULL ? mention->type : "no name", it->type);
    }
}

static gboolean
score_line (const gchar *line, gboolean verbose, Score *all, Score *links, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (line, error);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilSuggestInput) plain = NULL;
  g_autoptr (GArray) mentions = NULL;
  g_autoptr (GArray) optional = NULL;

  if (object == NULL)
    return FALSE;
  text = apostil_text_new (json_object_get_string_member (object, "text"), -1, error);
  if (text == NULL)
    return FALSE;
  mentions = read_mentions (object, "mentions");
  optional = read_mentions (object, "optional");
  plain = apostil_suggest_input_new (text, json_object_get_string_member (object, "lang"), NULL);
  if (verbose)
    printf ("%s\n", json_object_get_string_member (object, "id"));
  simulate (plain, mentions, optional, TRUE, verbose, all);
  simulate (plain, mentions, optional, FALSE, FALSE, links);
  count_runs (plain, mentions, verbose, all);
  return TRUE;
}

static gdouble
percent (guint part, guint whole)
{
  return whole > 0 ? 100.0 * part / whole : 0;
}

int
main (int argc, char **argv)
{
  gboolean verbose = argc > 2 && g_str_equal (argv[1], "-v");
  g_autofree gchar *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Score all = { 0 };
  Score links = { 0 };

  if (argc < 2)
    {
      g_printerr ("usage: score-names [-v] CORPUS\n");
      return 2;
    }
  if (!g_file_get_contents (argv[argc - 1], &contents, NULL, &error))
    {
      g_printerr ("score-names: %s\n", error->message);
      return 1;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !score_line (lines[i], verbose, &all, &links, &error))
      {
        g_printerr ("score-names: %s:%u: %s\n", argv[argc - 1], i + 1,
                    error != NULL ? error->message : "not an object");
        return 1;
      }
  printf ("mentions %u, entities %u\n", all.mentions, all.clusters);
  printf ("by hand, new entities proposed: %u (%.1f %%)\n", all.by_hand,
          percent (all.by_hand, all.mentions));
  printf ("by hand, links alone:           %u (%.1f %%)\n", links.by_hand,
          percent (links.by_hand, links.mentions));
  printf (
      "links of class A: precision %.1f, false %u; of A and B: precision %.1f, false %u\n",
      percent (all.right_a, all.right_a + all.false_a), all.false_a,
      percent (all.right_a + all.right_b, all.right_a + all.right_b + all.false_a + all.false_b),
      all.false_a + all.false_b);
  printf ("capital runs: precision %.1f, recall %.1f, type right of those found %.1f\n",
          percent (all.right_runs, all.runs), percent (all.right_runs, all.mentions),
          percent (all.typed_runs, all.right_runs));
  return 0;
}
