/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * Each list is read and indexed by folded name in a thread, and handed over whole; to match is to look up one word
 * in each list. What is kept is not the file as it came but a canonical table of what was understood of it. */

#include "config.h"

#include "apostil-authority-files.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "apostil-authority-reader.h"
#include "apostil-error.h"
#include "apostil-fold.h"
#include "apostil-replace.h"

#define ENDING ".csv"

typedef struct
{
  gchar *name;
  GPtrArray *entities;
  GHashTable *by_name; /* folded name → GPtrArray of entities, not owned */
  GHashTable *by_id;   /* id → entity, neither owned */
} List;

struct _ApostilAuthorityFiles
{
  GObject parent_instance;

  gchar *folder;
  GPtrArray *lists; /* (element-type List) sorted by name */
};

static void authority_init (ApostilAuthorityInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilAuthorityFiles,
                               apostil_authority_files,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (APOSTIL_TYPE_AUTHORITY, authority_init))

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- One list; in any thread ---- */

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->name);
  g_hash_table_unref (list->by_name);
  g_hash_table_unref (list->by_id);
  g_ptr_array_unref (list->entities);
  g_free (list);
}

static void
index_name (List *list, const gchar *name, ApostilEntity *entity)
{
  g_autofree gchar *folded = apostil_fold (name, -1);
  GPtrArray *found = g_hash_table_lookup (list->by_name, folded);

  if (found == NULL)
    {
      found = g_ptr_array_new ();
      g_hash_table_insert (list->by_name, g_steal_pointer (&folded), found);
    }
  if (found->len == 0 || g_ptr_array_index (found, found->len - 1) != (gpointer) entity)
    g_ptr_array_add (found, entity);
}

static List *
list_new (const gchar *name, GPtrArray *entities)
{
  List *list = g_new0 (List, 1);

  list->name = g_strdup (name);
  list->entities = g_ptr_array_ref (entities);
  list->by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  list->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < entities->len; i++)
    {
      ApostilEntity *entity = g_ptr_array_index (entities, i);
      const gchar *const *aliases = apostil_entity_get_aliases (entity);

      g_hash_table_insert (list->by_id, (gpointer) apostil_record_get_id (entity), entity);
      index_name (list, apostil_entity_get_name (entity), entity);
      for (guint k = 0; aliases[k] != NULL; k++)
        index_name (list, aliases[k], entity);
    }
  return list;
}

static List *
list_read (GFile *file, const gchar *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GPtrArray) entities = NULL;
  g_autofree gchar *shown = g_file_get_parse_name (file);
  g_autofree gchar *prefix = g_strconcat (name, ":", NULL);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("%s is no file; choose a table of names."), shown);
      return NULL;
    }
  /* Not read at all, rather than read and refused. */
  if (g_file_info_get_size (info) > (goffset) APOSTIL_MAX_AUTHORITY_BYTES)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("%s is larger than %u MiB; split the list."), shown,
                   APOSTIL_MAX_AUTHORITY_BYTES / (1024 * 1024));
      return NULL;
    }
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;
  entities = apostil_authority_reader_read (bytes, shown, prefix, error);
  return entities != NULL ? list_new (name, entities) : NULL;
}

static gint
compare_lists (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(List *const *) a)->name, (*(List *const *) b)->name);
}

/* ---- Loading ---- */

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const gchar *folder = data;
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (list_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *entry;
  GError *problem = NULL;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, entry, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree gchar *display = g_filename_display_name (entry);
      g_autofree gchar *name = NULL;
      List *list;

      if (!g_str_has_suffix (display, ENDING))
        continue;
      name = g_strndup (display, strlen (display) - strlen (ENDING));
      list = list_read (file, name, cancellable, problem == NULL ? &problem : NULL);
      if (list != NULL)
        g_ptr_array_add (lists, list);
    }
  g_ptr_array_sort (lists, compare_lists);
  /* The lists that could be read are there all the same. */
  if (problem != NULL)
    g_object_set_data_full (G_OBJECT (task), "problem", problem, (GDestroyNotify) g_error_free);
  g_task_return_pointer (task, g_steal_pointer (&lists), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * apostil_authority_files_load_async:
 * @self: the lists
 * @cancellable: (nullable): to stop it
 * @callback: called in the caller's main context
 * @user_data: for it
 *
 * Reads all lists of the folder.
 */
void
apostil_authority_files_load_async (ApostilAuthorityFiles *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (APOSTIL_IS_AUTHORITY_FILES (self));

  g_task_set_source_tag (task, apostil_authority_files_load_async);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * apostil_authority_files_load_finish:
 * @self: the lists
 * @result: what the callback got
 * @error: why one of them could not be read; all others are there
 *
 * Returns: whether all could be read
 */
gboolean
apostil_authority_files_load_finish (ApostilAuthorityFiles *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  GPtrArray *lists = g_task_propagate_pointer (G_TASK (result), error);
  GError *problem;

  if (lists == NULL)
    return FALSE;
  g_ptr_array_unref (self->lists);
  self->lists = lists;
  g_signal_emit (self, signals[CHANGED], 0);
  problem = g_object_steal_data (G_OBJECT (result), "problem");
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* ---- Importing ---- */

typedef struct
{
  GFile *file;
  gchar *folder;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->file);
  g_free (import->folder);
  g_free (import);
}

static gboolean
write_bytes (GOutputStream *stream, GCancellable *cancellable, gpointer user_data, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (user_data, &size);

  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error);
}

/* The name of the file without its ending, with nothing in it that a path would make more of. */
static gchar *
dup_list_name (GFile *file)
{
  g_autofree gchar *base = g_file_get_basename (file);
  gchar *name = g_filename_display_name (base != NULL ? base : "list");
  gchar *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  g_strdelimit (name, "/\\:", '-');
  if (*name == '.')
    *name = '_';
  return name;
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  g_autofree gchar *name = dup_list_name (import->file);
  g_autofree gchar *file_name = g_strconcat (name, ENDING, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) kept = NULL;
  GError *error = NULL;
  List *list = list_read (import->file, name, cancellable, &error);

  if (list == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  bytes = apostil_authority_reader_format (list->entities);
  kept = g_file_new_build_filename (import->folder, file_name, NULL);
  if (g_mkdir_with_parents (import->folder, 0700) != 0 ||
      !apostil_replace_file (kept, NULL, write_bytes, bytes, cancellable, NULL, &error))
    {
      list_free (list);
      if (error == NULL)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED,
                     _ ("The folder %s cannot be made; see who may write there."), import->folder);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, list, list_free);
}

/**
 * apostil_authority_files_import_async:
 * @self: the lists
 * @file: a table of names
 * @cancellable: (nullable): to stop it
 * @callback: called in the caller's main context
 * @user_data: for it
 *
 * Reads @file and keeps what it lists; a list of the same name is replaced.
 */
void
apostil_authority_files_import_async (ApostilAuthorityFiles *self,
                                      GFile *file,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  g_return_if_fail (APOSTIL_IS_AUTHORITY_FILES (self));

  import->file = g_object_ref (file);
  import->folder = g_strdup (self->folder);
  g_task_set_source_tag (task, apostil_authority_files_import_async);
  g_task_set_task_data (task, import, import_free);
  g_task_run_in_thread (task, import_thread);
}

static gboolean
find_list (ApostilAuthorityFiles *self, const gchar *name, guint *at)
{
  for (*at = 0; *at < self->lists->len; (*at)++)
    if (g_str_equal (((List *) g_ptr_array_index (self->lists, *at))->name, name))
      return TRUE;
  return FALSE;
}

/**
 * apostil_authority_files_import_finish:
 * @self: the lists
 * @result: what the callback got
 * @error: names file, line and remedy
 *
 * Returns: (transfer full) (nullable): the name of the list
 */
gchar *
apostil_authority_files_import_finish (ApostilAuthorityFiles *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  List *list = g_task_propagate_pointer (G_TASK (result), error);
  gchar *name;
  guint at;

  if (list == NULL)
    return NULL;
  name = g_strdup (list->name);
  if (find_list (self, name, &at))
    g_ptr_array_remove_index (self->lists, at);
  g_ptr_array_add (self->lists, list);
  g_ptr_array_sort (self->lists, compare_lists);
  g_signal_emit (self, signals[CHANGED], 0);
  return name;
}

/* ---- What there is ---- */

/**
 * apostil_authority_files_remove:
 * @self: the lists
 * @name: one of them
 * @error: why its file could not be removed
 *
 * Forgets a list, and removes its file.
 *
 * Returns: whether it is gone
 */
gboolean
apostil_authority_files_remove (ApostilAuthorityFiles *self, const gchar *name, GError **error)
{
  g_autofree gchar *file_name = g_strconcat (name, ENDING, NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (self->folder, file_name, NULL);
  guint at;

  g_return_val_if_fail (APOSTIL_IS_AUTHORITY_FILES (self), FALSE);

  if (!find_list (self, name, &at))
    return FALSE;
  if (!g_file_delete (file, NULL, error))
    return FALSE;
  g_ptr_array_remove_index (self->lists, at);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * apostil_authority_files_list:
 * @self: the lists
 *
 * Returns: (transfer full): their names, sorted
 */
GStrv
apostil_authority_files_list (ApostilAuthorityFiles *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (APOSTIL_IS_AUTHORITY_FILES (self), NULL);

  for (guint i = 0; i < self->lists->len; i++)
    g_strv_builder_add (names, ((List *) g_ptr_array_index (self->lists, i))->name);
  return g_strv_builder_end (names);
}

/**
 * apostil_authority_files_get_n_entries:
 * @self: the lists
 * @name: one of them
 *
 * Returns: how many entities it lists
 */
guint
apostil_authority_files_get_n_entries (ApostilAuthorityFiles *self, const gchar *name)
{
  guint at;

  g_return_val_if_fail (APOSTIL_IS_AUTHORITY_FILES (self), 0);

  if (!find_list (self, name, &at))
    return 0;
  return ((List *) g_ptr_array_index (self->lists, at))->entities->len;
}

/* ---- Authority ---- */

static GPtrArray *
match (ApostilAuthority *authority, const gchar *type, const gchar *const *names)
{
  ApostilAuthorityFiles *self = APOSTIL_AUTHORITY_FILES (authority);
  GPtrArray *found = g_ptr_array_new ();

  for (guint n = 0; names[n] != NULL; n++)
    {
      g_autofree gchar *folded = apostil_fold (names[n], -1);

      for (guint i = 0; i < self->lists->len; i++)
        {
          List *list = g_ptr_array_index (self->lists, i);
          GPtrArray *there = g_hash_table_lookup (list->by_name, folded);

          for (guint k = 0; there != NULL && k < there->len; k++)
            {
              gpointer entity = g_ptr_array_index (there, k);
              const gchar *known_type = apostil_entity_get_entity_type (entity);

              if ((type == NULL || known_type == NULL || g_str_equal (type, known_type)) &&
                  !g_ptr_array_find (found, entity, NULL))
                g_ptr_array_add (found, entity);
            }
        }
    }
  return found;
}

static ApostilEntity *
lookup (ApostilAuthority *authority, const gchar *id)
{
  ApostilAuthorityFiles *self = APOSTIL_AUTHORITY_FILES (authority);

  for (guint i = 0; i < self->lists->len; i++)
    {
      List *list = g_ptr_array_index (self->lists, i);
      gpointer entity = g_hash_table_lookup (list->by_id, id);

      if (entity != NULL)
        return entity;
    }
  return NULL;
}

static void
authority_init (ApostilAuthorityInterface *iface)
{
  iface->match = match;
  iface->lookup = lookup;
}

static void
apostil_authority_files_finalize (GObject *object)
{
  ApostilAuthorityFiles *self = APOSTIL_AUTHORITY_FILES (object);

  g_free (self->folder);
  g_ptr_array_unref (self->lists);
  G_OBJECT_CLASS (apostil_authority_files_parent_class)->finalize (object);
}

static void
apostil_authority_files_class_init (ApostilAuthorityFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_authority_files_finalize;
  signals[CHANGED] = g_signal_new ("changed", APOSTIL_TYPE_AUTHORITY_FILES, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_authority_files_init (ApostilAuthorityFiles *self)
{
  self->lists = g_ptr_array_new_with_free_func (list_free);
}

/**
 * apostil_authority_files_new:
 * @folder: (nullable): where the lists are kept; %NULL for the person's own folder
 *
 * Returns: (transfer full): none of them, until they are loaded
 */
ApostilAuthorityFiles *
apostil_authority_files_new (const gchar *folder)
{
  ApostilAuthorityFiles *self = g_object_new (APOSTIL_TYPE_AUTHORITY_FILES, NULL);

  self->folder = folder != NULL
                     ? g_strdup (folder)
                     : g_build_filename (g_get_user_data_dir (), "apostil", "authorities", NULL);
  return self;
}
