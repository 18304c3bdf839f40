/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-import-private.h"
#include "apostil-import.h"

#include "apostil-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TITLE_MAX_CHARS 200

/* The next line that is not blank; *blank_before says whether a blank one came first. */
static const gchar *
next_line (const gchar *p, gsize *n_bytes, gboolean *blank_before)
{
  *blank_before = FALSE;
  while (*p != '\0')
    {
      const gchar *end = strchrnul (p, '\n');
      const gchar *start = p;

      while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      if (start < end)
        {
          *n_bytes = end - start;
          return start;
        }
      *blank_before = TRUE;
      p = *end == '\n' ? end + 1 : end;
    }
  return NULL;
}

static gboolean
has_letter (const gchar *p, gsize n_bytes)
{
  for (const gchar *end = p + n_bytes; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * apostil_import_find_title:
 * @utf8: a text
 *
 * Returns: (transfer full) (nullable): the first line that is not blank, when it stands apart like a
 *   title: not too long, and either followed by a blank line or much shorter than the next one,
 *   which does not go on with it
 */
gchar *
apostil_import_find_title (const gchar *utf8)
{
  gboolean blank;
  gsize n_first;
  gsize n_second;
  const gchar *first = next_line (utf8, &n_first, &blank);
  const gchar *second;
  g_autofree gchar *title = NULL;

  if (first == NULL || g_utf8_strlen (first, n_first) > TITLE_MAX_CHARS ||
      !has_letter (first, n_first))
    return NULL;
  second =
      next_line (first[n_first] == '\n' ? first + n_first + 1 : first + n_first, &n_second, &blank);
  if (second == NULL)
    return NULL;
  if (!blank && (strchr (",;-", first[n_first - 1]) != NULL ||
                 g_unichar_islower (g_utf8_get_char (second)) || n_first * 5 > n_second * 3))
    return NULL;

  title = g_strndup (first, n_first);
  return g_strdup (g_strchomp (title));
}

/**
 * apostil_import_text:
 * @bytes: a plain text
 * @options: what the user knows better
 * @cancellable: (nullable): to stop
 * @error: where to say why there is no article
 *
 * The text is kept as it is, but for what apostil_clean() changes. The first line is taken for the
 * title when it looks like one; the language is set when given, or when its words leave no doubt;
 * the date of publication only when given. Any thread.
 *
 * Returns: (transfer full) (nullable): the article
 */
ApostilImport *
apostil_import_text (GBytes *bytes,
                     const ApostilImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  static const ApostilImportOptions none = { NULL, NULL, NULL };
  g_autoptr (ApostilSource) source = NULL;
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilArticle) article = NULL;
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autofree gchar *title = NULL;

  if (options == NULL)
    options = &none;
  if (!apostil_import_options_check (options, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  source = apostil_source_new (bytes, NULL, error);
  if (source == NULL)
    return NULL;
  if (source->utf8[strspn (source->utf8, " \t\n")] == '\0')
    {
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                           _ ("There are no words in this text."));
      return NULL;
    }
  apostil_source_tell (source, told);

  text = apostil_text_new_take (g_steal_pointer (&source->utf8), source->n_bytes, error);
  if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  article = apostil_article_new (text);
  title = apostil_import_find_title (apostil_text_get_utf8 (text, NULL));
  apostil_record_set (article, APOSTIL_ATTR_TITLE, title);
  if (options->language == NULL)
    apostil_source_guess_language (article, told);

  return apostil_source_finish (source, article, NULL, g_steal_pointer (&told), options, error);
}
