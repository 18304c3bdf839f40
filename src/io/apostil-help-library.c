/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-library.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-help-reader.h"

#define EXTENSION ".page"

/* There are some dozens of pages at most. */
#define MAX_PAGES 500

struct _ApostilHelpLibrary
{
  gchar *folder;
  GHashTable *pages; /* id → ApostilHelpPage */
  GPtrArray *sorted; /* by title, those that want to be first before all others; not owned */
};

/**
 * apostil_help_library_find_folder:
 * @data_dirs: where help may be installed, the best first
 * @languages: what the person reads, the best first
 *
 * Returns: (transfer full) (nullable): the folder of the pages in the first language that has any
 */
gchar *
apostil_help_library_find_folder (const gchar *const *data_dirs, const gchar *const *languages)
{
  for (guint i = 0; languages[i] != NULL; i++)
    for (guint j = 0; data_dirs[j] != NULL; j++)
      {
        /* Pages that were not translated are in English, and lie in « C ». */
        const gchar *language = g_str_equal (languages[i], "en") ? "C" : languages[i];
        g_autofree gchar *folder =
            g_build_filename (data_dirs[j], "help", language, "apostil", NULL);
        g_autofree gchar *index = g_build_filename (folder, "index" EXTENSION, NULL);

        if (g_file_test (index, G_FILE_TEST_IS_REGULAR))
          return g_steal_pointer (&folder);
      }
  return NULL;
}

/* ---- Loading ---- */

static gboolean
load_page (ApostilHelpLibrary *self, const gchar *name, GError **error)
{
  g_autofree gchar *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  ApostilHelpPage *page = bytes != NULL ? apostil_help_reader_read (bytes, name, error) : NULL;

  if (page == NULL)
    return FALSE;
  g_hash_table_replace (self->pages, page->id, page);
  return TRUE;
}

static gint
compare_pages (gconstpointer a, gconstpointer b)
{
  const ApostilHelpPage *one = *(const ApostilHelpPage *const *) a;
  const ApostilHelpPage *other = *(const ApostilHelpPage *const *) b;

  return one->first != other->first ? (one->first ? -1 : 1)
                                    : g_utf8_collate (one->title, other->title);
}

/**
 * apostil_help_library_load:
 * @folder: with the pages of one language
 * @error: which page cannot be read, and why
 *
 * Reads all pages; they are small and few.
 *
 * Returns: (transfer full) (nullable): the library
 */
ApostilHelpLibrary *
apostil_help_library_load (const gchar *folder, GError **error)
{
  g_autoptr (ApostilHelpLibrary) self = g_new0 (ApostilHelpLibrary, 1);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GHashTableIter iter;
  const gchar *name;
  gpointer page;

  self->folder = g_strdup (folder);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) apostil_help_page_free);
  self->sorted = g_ptr_array_new ();
  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL && g_hash_table_size (self->pages) < MAX_PAGES)
    if (g_str_has_suffix (name, EXTENSION) && !load_page (self, name, error))
      return NULL;
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    g_ptr_array_add (self->sorted, page);
  g_ptr_array_sort (self->sorted, compare_pages);
  return g_steal_pointer (&self);
}

/**
 * apostil_help_library_free:
 * @self: (transfer full) (nullable): a library
 */
void
apostil_help_library_free (ApostilHelpLibrary *self)
{
  if (self == NULL)
    return;

  g_free (self->folder);
  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->sorted);
  g_free (self);
}

/* ---- Looking up ---- */

/**
 * apostil_help_library_get_folder:
 * @self: a library
 *
 * Returns: (transfer none): where its pages and their pictures lie
 */
const gchar *
apostil_help_library_get_folder (const ApostilHelpLibrary *self)
{
  return self->folder;
}

/**
 * apostil_help_library_get_page:
 * @self: a library
 * @id: of a page
 *
 * Returns: (transfer none) (nullable): the page
 */
const ApostilHelpPage *
apostil_help_library_get_page (const ApostilHelpLibrary *self, const gchar *id)
{
  return g_hash_table_lookup (self->pages, id);
}

static gboolean
has (GPtrArray *targets, const gchar *target)
{
  return g_ptr_array_find_with_equal_func (targets, target, g_str_equal, NULL);
}

/**
 * apostil_help_library_get_topics:
 * @self: a library
 * @guide: a page, or a section of one (« index#read »)
 *
 * Returns: (transfer container) (element-type ApostilHelpPage): the pages that are listed there, in
 *   their order
 */
GPtrArray *
apostil_help_library_get_topics (const ApostilHelpLibrary *self, const gchar *guide)
{
  GPtrArray *topics = g_ptr_array_new ();

  for (guint i = 0; i < self->sorted->len; i++)
    if (has (((ApostilHelpPage *) g_ptr_array_index (self->sorted, i))->guides, guide))
      g_ptr_array_add (topics, g_ptr_array_index (self->sorted, i));
  return topics;
}

/**
 * apostil_help_library_get_related:
 * @self: a library
 * @id: of a page
 *
 * Of two pages, one says that the other is worth seeing; both then point at each other.
 *
 * Returns: (transfer container) (element-type ApostilHelpPage): what to see as well, in its order
 */
GPtrArray *
apostil_help_library_get_related (const ApostilHelpLibrary *self, const gchar *id)
{
  const ApostilHelpPage *page = apostil_help_library_get_page (self, id);
  GPtrArray *related = g_ptr_array_new ();

  for (guint i = 0; page != NULL && i < self->sorted->len; i++)
    {
      ApostilHelpPage *other = g_ptr_array_index (self->sorted, i);

      if (has (page->see_also, other->id) || has (other->see_also, id))
        g_ptr_array_add (related, other);
    }
  return related;
}

/**
 * apostil_help_library_search:
 * @self: a library
 * @words: what somebody looks for
 *
 * Returns: (transfer container) (element-type ApostilHelpPage): the pages that hold each of the
 *   words, those first that have one of them in the title
 */
GPtrArray *
apostil_help_library_search (const ApostilHelpLibrary *self, const gchar *words)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree gchar *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);
  guint n_titled = 0;

  for (guint i = 0; i < self->sorted->len; i++)
    {
      ApostilHelpPage *page = g_ptr_array_index (self->sorted, i);
      g_autofree gchar *title = g_utf8_casefold (page->title, -1);
      gboolean titled = FALSE, all = TRUE, any = FALSE;

      for (guint j = 0; parts[j] != NULL && all; j++)
        if (*parts[j] != '\0')
          {
            any = TRUE;
            all = apostil_help_page_holds (page, parts[j]);
            titled = titled || strstr (title, parts[j]) != NULL;
          }
      if (any && all)
        g_ptr_array_insert (found, titled ? (gint) n_titled++ : -1, page);
    }
  return found;
}
