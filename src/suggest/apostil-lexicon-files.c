/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-lexicon-private.h"
#include "apostil-suggest-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * A language file is looked for among the user's own, then among those built in; the
 * installed copies are for people to read and to start from. « fr-CA » takes « fr ». */

#define RESOURCES "/io/github/apostil/Apostil/languages"
#define ENOUGH    4000 /* words that tell a language */

static gboolean
is_name (const gchar *language)
{
  gsize length = strspn (language, "abcdefghijklmnopqrstuvwxyz-");

  return length >= 2 && length <= 32 && language[length] == '\0' && language[0] != '-';
}

static GBytes *
find_file (const gchar *language, gchar **name)
{
  g_autofree gchar *base = g_strconcat (language, ".xml", NULL);
  g_autofree gchar *path =
      g_build_filename (g_get_user_data_dir (), "apostil", "languages", base, NULL);
  g_autofree gchar *resource = g_strconcat (RESOURCES "/", base, NULL);
  gchar *contents = NULL;
  gsize n_bytes = 0;

  if (g_file_get_contents (path, &contents, &n_bytes, NULL))
    {
      *name = g_steal_pointer (&path);
      return g_bytes_new_take (contents, n_bytes);
    }

  *name = g_steal_pointer (&base);
  return g_resource_lookup_data (apostil_suggest_get_resource (), resource,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * apostil_lexicon_load:
 * @language: a language tag, "fr" or "fr-CA"
 * @error: return location for an error: no such language, or what is wrong in its file
 *
 * Reads the file of a language: the user's own, in the languages folder of Apostil's data,
 * before the built-in one. Any thread.
 *
 * Returns: (transfer full) (nullable): its lexicon
 */
ApostilLexicon *
apostil_lexicon_load (const gchar *language, GError **error)
{
  g_autofree gchar *tag = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  tag = g_ascii_strdown (language, -1);
  g_strdelimit (tag, "_", '-');
  while (is_name (tag))
    {
      g_autofree gchar *name = NULL;
      g_autoptr (GBytes) xml = find_file (tag, &name);
      gchar *dash = strrchr (tag, '-');

      if (xml != NULL)
        return apostil_lexicon_new_from_bytes (xml, name, error);
      if (dash == NULL)
        break;
      *dash = '\0';
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               /* Translators: %s is a language tag such as “fr”. */
               _ ("there are no language data for “%s”; choose another language"), language);
  return NULL;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const gchar *const *) a, *(const gchar *const *) b);
}

static void
add_name (GPtrArray *names, const gchar *file)
{
  g_autofree gchar *name = NULL;

  if (!g_str_has_suffix (file, ".xml"))
    return;
  name = g_strndup (file, strlen (file) - 4);
  if (is_name (name) && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_steal_pointer (&name));
}

/**
 * apostil_lexicon_list:
 *
 * Returns: (transfer full): the tags of the languages there are files for, sorted
 */
gchar **
apostil_lexicon_list (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree gchar *path = g_build_filename (g_get_user_data_dir (), "apostil", "languages", NULL);
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  g_auto (GStrv) built_in = NULL;

  built_in = g_resource_enumerate_children (apostil_suggest_get_resource (), RESOURCES,
                                            G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; built_in != NULL && built_in[i] != NULL; i++)
    add_name (names, built_in[i]);
  for (const gchar *file = NULL; directory != NULL && (file = g_dir_read_name (directory)) != NULL;)
    add_name (names, file);

  g_ptr_array_sort (names, compare_names);
  g_ptr_array_set_free_func (names, NULL);
  g_ptr_array_add (names, NULL);
  return (gchar **) g_ptr_array_steal (names, NULL);
}

static guint
count_hits (ApostilLexicon *lexicon, ApostilText *text, ApostilTokens *tokens)
{
  gint class_id = apostil_lexicon_find_class (lexicon, "stop");
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (ApostilAtom));
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  const ApostilToken *token = NULL;
  guint n_tokens = 0;
  guint hits = 0;

  token = apostil_tokens_get (tokens, &n_tokens);
  for (guint i = 0; i < MIN (n_tokens, ENOUGH); i++)
    {
      g_array_set_size (atoms, 0);
      apostil_atoms_append (atoms, utf8, &token[i], i);
      if (apostil_lexicon_match (lexicon, class_id, utf8,
                                 (const ApostilAtom *) (gpointer) atoms->data, 1) != NULL)
        hits++;
    }

  return hits;
}

/**
 * apostil_lexicon_guess:
 * @text: a text
 *
 * Counts the small words (class « stop ») of every language there is a file for.
 *
 * Returns: (transfer full) (nullable): the language with most of them, when it is clearly
 *   ahead; %NULL when none is
 */
gchar *
apostil_lexicon_guess (ApostilText *text)
{
  g_autoptr (ApostilTokens) tokens = NULL;
  g_auto (GStrv) languages = NULL;
  const gchar *best = NULL;
  guint most = 0;
  guint second = 0;
  ApostilSpan head = { 0, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  head.end = MIN (apostil_text_get_length (text), ENOUGH * 8);
  tokens = apostil_tokens_new_span (text, head);
  languages = apostil_lexicon_list ();
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree gchar *name = NULL;
      g_autoptr (GBytes) xml = find_file (languages[i], &name);
      g_autoptr (ApostilLexicon)
          lexicon = xml != NULL ? apostil_lexicon_new_for_stop_words (xml, name) : NULL;
      guint hits = lexicon != NULL ? count_hits (lexicon, text, tokens) : 0;

      if (hits > most)
        {
          second = most;
          most = hits;
          best = languages[i];
        }
      else if (hits > second)
        second = hits;
    }

  return most > second ? g_strdup (best) : NULL;
}
