/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * The folder is read in a thread, file by file in the order of their names; a scheme never changes
 * once read, so it is handed over as it is. What is saved goes into ID.xml, whatever the file was
 * called that it came from; that one goes then. */

#include "config.h"

#include "apostil-scheme-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "apostil-brat-config.h"
#include "apostil-error.h"
#include "apostil-replace.h"

#define ENDING ".xml"
/* What the reader of schemes takes at most. */
#define MAX_BYTES (1024 * 1024)

typedef struct
{
  ApostilScheme *scheme;
  gchar *path; /* NULL: built in */
} Entry;

struct _ApostilSchemeFiles
{
  GObject parent_instance;

  gchar *folder;
  GPtrArray *entries; /* (element-type Entry) built-in ones first, then by label */
  GStrv problems;     /* sentences, one for each file that cannot be read */
};

G_DEFINE_FINAL_TYPE (ApostilSchemeFiles, apostil_scheme_files, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->scheme);
  g_free (entry->path);
  g_free (entry);
}

static Entry *
entry_new (ApostilScheme *scheme, const gchar *path)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->scheme = g_object_ref (scheme);
  entry->path = g_strdup (path);
  return entry;
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *two = *(const Entry *const *) b;
  gint built_in = (one->path != NULL) - (two->path != NULL);

  if (built_in != 0)
    return built_in;
  return g_utf8_collate (apostil_scheme_get_label (one->scheme),
                         apostil_scheme_get_label (two->scheme));
}

static Entry *
find_entry (GPtrArray *entries, const gchar *id, guint *at)
{
  for (guint i = 0; id != NULL && i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (!g_str_equal (apostil_scheme_get_id (entry->scheme), id))
        continue;
      if (at != NULL)
        *at = i;
      return entry;
    }
  return NULL;
}

static gchar *
dup_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "apostil", "schemes", NULL);
}

/* ---- Files; in any thread ---- */

/* (transfer full) (nullable): what is in @file, whose name for people is @name */
static GBytes *
load_bytes (GFile *file, gchar **name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree gchar *base = g_file_get_basename (file);

  *name = base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  /* A pipe or a device is not opened, and what is too large not read at all. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   /* Translators: %s is the name of a file */
                   _ ("%s is not the file of a scheme, or is larger than 1 MiB."), *name);
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

/**
 * apostil_scheme_files_read:
 * @file: a scheme
 * @cancellable: (nullable): to stop it
 * @error: names file, line and remedy
 *
 * Blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): the scheme
 */
ApostilScheme *
apostil_scheme_files_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree gchar *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = load_bytes (file, &name, cancellable, error);
  return bytes != NULL ? apostil_scheme_new_from_bytes (bytes, name, error) : NULL;
}

/**
 * apostil_scheme_files_import:
 * @file: a scheme, or the annotation.conf of brat
 * @left_out: (element-type utf8): gets a sentence for each line that has no place in a scheme
 * @cancellable: (nullable): to stop it
 * @error: names file, line and remedy
 *
 * Blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): the scheme
 */
ApostilScheme *
apostil_scheme_files_import (GFile *file,
                             GPtrArray *left_out,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree gchar *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (left_out != NULL, NULL);

  bytes = load_bytes (file, &name, cancellable, error);
  if (bytes == NULL)
    return NULL;
  return apostil_brat_config_sniff (bytes) ? apostil_brat_config_read (bytes, name, left_out, error)
                                           : apostil_scheme_new_from_bytes (bytes, name, error);
}

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const gchar *const *) a, *(const gchar *const *) b);
}

/* (element-type filename) the files of @folder, sorted */
static GPtrArray *
list_paths (const gchar *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, ENDING))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static gchar *
dup_file_name (const gchar *path)
{
  g_autofree gchar *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}

/**
 * apostil_scheme_files_find:
 * @folder: (nullable): where the files are; %NULL for the person's own folder
 * @id: the id of a scheme
 * @error: why there is none, in words
 *
 * For those who need one scheme and have no list. Blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): that scheme
 */
ApostilScheme *
apostil_scheme_files_find (const gchar *folder, const gchar *id, GError **error)
{
  g_autofree gchar *own = folder == NULL ? dup_default_folder () : NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (g_str_equal (id, "news"))
    return apostil_scheme_new_news ();
  paths = list_paths (folder != NULL ? folder : own);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (paths, i));
      g_autofree gchar *name = dup_file_name (g_ptr_array_index (paths, i));
      g_autofree gchar *expected = g_strconcat (id, ENDING, NULL);
      g_autoptr (GError) fault = NULL;
      g_autoptr (ApostilScheme) scheme = apostil_scheme_files_read (file, NULL, &fault);

      if (scheme != NULL && g_str_equal (apostil_scheme_get_id (scheme), id))
        return g_steal_pointer (&scheme);
      if (fault != NULL && g_str_equal (name, expected))
        problem = g_steal_pointer (&fault);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, _ ("There is no scheme “%s”."), id);
  return NULL;
}

/* ---- Loading ---- */

typedef struct
{
  GPtrArray *entries;
  GStrvBuilder *problems;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_ptr_array_unref (loaded->entries);
  g_strv_builder_unref (loaded->problems);
  g_free (loaded);
}

static void
load_file (Loaded *loaded, const gchar *path, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = apostil_scheme_files_read (file, cancellable, &error);
  const Entry *other;

  if (scheme == NULL)
    {
      g_strv_builder_add (loaded->problems, error->message);
      return;
    }
  other = find_entry (loaded->entries, apostil_scheme_get_id (scheme), NULL);
  if (other != NULL)
    {
      g_autofree gchar *name = dup_file_name (path);
      g_autofree gchar *first = dup_file_name (other->path);
      /* Translators: a file, an id, and another file */
      g_autofree gchar *told = g_strdup_printf (_ ("%s: the id “%s” is that of %s, too; choose "
                                                   "another."),
                                                name, apostil_scheme_get_id (scheme), first);

      g_strv_builder_add (loaded->problems, told);
      return;
    }
  g_ptr_array_add (loaded->entries, entry_new (scheme, path));
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) paths = list_paths (data);
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->entries = g_ptr_array_new_with_free_func (entry_free);
  loaded->problems = g_strv_builder_new ();
  for (guint i = 0; i < paths->len; i++)
    load_file (loaded, g_ptr_array_index (paths, i), cancellable);
  g_task_return_pointer (task, loaded, loaded_free);
}

static void
add_built_in (GPtrArray *entries)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();

  g_ptr_array_add (entries, entry_new (news, NULL));
}

/**
 * apostil_scheme_files_load_async:
 * @self: the schemes
 * @cancellable: (nullable): to stop it
 * @callback: called in the caller's main context
 * @user_data: for it
 *
 * Reads all files of the folder in a thread.
 */
void
apostil_scheme_files_load_async (ApostilSchemeFiles *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (APOSTIL_IS_SCHEME_FILES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, apostil_scheme_files_load_async);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * apostil_scheme_files_load_finish:
 * @self: the schemes
 * @result: what the callback got
 * @error: that it was stopped; files that cannot be read are no error, see
 *   apostil_scheme_files_get_problems()
 *
 * Returns: whether it came to its end
 */
gboolean
apostil_scheme_files_load_finish (ApostilSchemeFiles *self, GAsyncResult *result, GError **error)
{
  Loaded *loaded;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), FALSE);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return FALSE;
  add_built_in (loaded->entries);
  g_ptr_array_sort (loaded->entries, compare_entries);
  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_ref (loaded->entries);
  g_strfreev (self->problems);
  self->problems = g_strv_builder_end (loaded->problems);
  loaded_free (loaded);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* ---- What there is ---- */

/**
 * apostil_scheme_files_list:
 * @self: the schemes
 *
 * Returns: (transfer container) (element-type ApostilScheme): all of them, the built-in ones
 *   first, then by label
 */
GPtrArray *
apostil_scheme_files_list (ApostilSchemeFiles *self)
{
  GPtrArray *schemes = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), schemes);

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (schemes,
                     g_object_ref (((Entry *) g_ptr_array_index (self->entries, i))->scheme));
  return schemes;
}

/**
 * apostil_scheme_files_lookup:
 * @self: the schemes
 * @id: (nullable): the id of one
 *
 * Returns: (transfer none) (nullable): the scheme of that id
 */
ApostilScheme *
apostil_scheme_files_lookup (ApostilSchemeFiles *self, const gchar *id)
{
  const Entry *entry;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), NULL);

  entry = find_entry (self->entries, id, NULL);
  return entry != NULL ? entry->scheme : NULL;
}

/**
 * apostil_scheme_files_is_built_in:
 * @self: the schemes
 * @id: the id of one
 *
 * Returns: whether it comes with the program, and so is never changed
 */
gboolean
apostil_scheme_files_is_built_in (ApostilSchemeFiles *self, const gchar *id)
{
  const Entry *entry;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), FALSE);

  entry = find_entry (self->entries, id, NULL);
  return entry != NULL && entry->path == NULL;
}

/**
 * apostil_scheme_files_get_problems:
 * @self: the schemes
 *
 * Returns: (transfer none) (array zero-terminated=1): a sentence for each file that could not be
 *   read, with its name and line
 */
const gchar *const *
apostil_scheme_files_get_problems (ApostilSchemeFiles *self)
{
  static const gchar *const none[] = { NULL };

  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), none);

  return self->problems != NULL ? (const gchar *const *) self->problems : none;
}

/**
 * apostil_scheme_files_dup_free_id:
 * @self: the schemes
 * @wanted: an id
 *
 * Returns: (transfer full): @wanted, or with a number, so that no scheme has it
 */
gchar *
apostil_scheme_files_dup_free_id (ApostilSchemeFiles *self, const gchar *wanted)
{
  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  for (guint i = 1;; i++)
    {
      g_autofree gchar *id = i == 1 ? g_strdup (wanted) : g_strdup_printf ("%.58s-%u", wanted, i);

      if (find_entry (self->entries, id, NULL) == NULL)
        return g_steal_pointer (&id);
    }
}

/* ---- Changing ---- */

typedef struct
{
  ApostilScheme *scheme;
  gchar *folder;
  gchar *path;
  gchar *former_id;
  gchar *former_path; /* (nullable) a file that goes once the new one is there */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->scheme);
  g_free (save->folder);
  g_free (save->path);
  g_free (save->former_id);
  g_free (save->former_path);
  g_free (save);
}

static gboolean
write_bytes (GOutputStream *stream, GCancellable *cancellable, gpointer user_data, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (user_data, &size);

  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Save *save = data;
  g_autoptr (GFile) file = g_file_new_for_path (save->path);
  GError *error = NULL;

  if (g_mkdir_with_parents (save->folder, 0700) != 0)
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno),
                             _ ("The folder %s cannot be made; see who may write there."),
                             save->folder);
  else if (!apostil_replace_file (file, NULL, write_bytes, apostil_scheme_get_xml (save->scheme),
                                  cancellable, NULL, &error))
    g_task_return_error (task, error);
  else
    {
      if (save->former_path != NULL)
        g_unlink (save->former_path);
      g_task_return_boolean (task, TRUE);
    }
}

/**
 * apostil_scheme_files_save_async:
 * @self: the schemes
 * @scheme: what to keep
 * @former_id: (nullable): the id of the scheme of the person's that it takes the place of
 * @cancellable: (nullable): to stop it
 * @callback: called in the caller's main context
 * @user_data: for it
 *
 * Keeps @scheme in the person's folder, in place of the one of the same id and of @former_id. A
 * file is there whole, or as it was.
 */
void
apostil_scheme_files_save_async (ApostilSchemeFiles *self,
                                 ApostilScheme *scheme,
                                 const gchar *former_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree gchar *name = NULL;
  const Entry *former;
  Save *save;

  g_return_if_fail (APOSTIL_IS_SCHEME_FILES (self));
  g_return_if_fail (APOSTIL_IS_SCHEME (scheme));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, apostil_scheme_files_save_async);
  if (apostil_scheme_files_is_built_in (self, apostil_scheme_get_id (scheme)))
    {
      g_task_return_new_error (task, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                               _ ("The scheme “%s” comes with the program and cannot be changed; "
                                  "choose another id."),
                               apostil_scheme_get_id (scheme));
      return;
    }
  name = g_strconcat (apostil_scheme_get_id (scheme), ENDING, NULL);
  save = g_new0 (Save, 1);
  save->scheme = g_object_ref (scheme);
  save->folder = g_strdup (self->folder);
  save->path = g_build_filename (self->folder, name, NULL);
  save->former_id = g_strdup (former_id != NULL ? former_id : apostil_scheme_get_id (scheme));
  former = find_entry (self->entries, save->former_id, NULL);
  if (former != NULL && former->path != NULL && !g_str_equal (former->path, save->path))
    save->former_path = g_strdup (former->path);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

static void
forget_entry (ApostilSchemeFiles *self, const gchar *id)
{
  const Entry *entry;
  guint at;

  entry = find_entry (self->entries, id, &at);
  if (entry != NULL && entry->path != NULL)
    g_ptr_array_remove_index (self->entries, at);
}

/**
 * apostil_scheme_files_save_finish:
 * @self: the schemes
 * @result: what the callback got
 * @error: why it could not be written
 *
 * Returns: whether it is kept
 */
gboolean
apostil_scheme_files_save_finish (ApostilSchemeFiles *self, GAsyncResult *result, GError **error)
{
  const Save *save;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  save = g_task_get_task_data (G_TASK (result));
  forget_entry (self, save->former_id);
  forget_entry (self, apostil_scheme_get_id (save->scheme));
  g_ptr_array_add (self->entries, entry_new (save->scheme, save->path));
  g_ptr_array_sort (self->entries, compare_entries);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * apostil_scheme_files_remove:
 * @self: the schemes
 * @id: the id of one of the person's own
 * @error: why its file could not be removed
 *
 * Forgets a scheme, and removes its file. Documents that were made with it keep it.
 *
 * Returns: whether it is gone
 */
gboolean
apostil_scheme_files_remove (ApostilSchemeFiles *self, const gchar *id, GError **error)
{
  const Entry *entry;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (APOSTIL_IS_SCHEME_FILES (self), FALSE);

  entry = find_entry (self->entries, id, NULL);
  g_return_val_if_fail (entry != NULL && entry->path != NULL, FALSE);

  file = g_file_new_for_path (entry->path);
  if (!g_file_delete (file, NULL, error))
    return FALSE;
  forget_entry (self, id);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* ---- Construction ---- */

static void
apostil_scheme_files_finalize (GObject *object)
{
  ApostilSchemeFiles *self = APOSTIL_SCHEME_FILES (object);

  g_free (self->folder);
  g_ptr_array_unref (self->entries);
  g_strfreev (self->problems);
  G_OBJECT_CLASS (apostil_scheme_files_parent_class)->finalize (object);
}

static void
apostil_scheme_files_class_init (ApostilSchemeFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_scheme_files_finalize;
  /* documented in the header */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_scheme_files_init (ApostilSchemeFiles *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  add_built_in (self->entries);
}

/**
 * apostil_scheme_files_new:
 * @folder: (nullable): where the files are; %NULL for the person's own folder
 *
 * Returns: (transfer full): the built-in schemes; apostil_scheme_files_load_async() finds the others
 */
ApostilSchemeFiles *
apostil_scheme_files_new (const gchar *folder)
{
  ApostilSchemeFiles *self = g_object_new (APOSTIL_TYPE_SCHEME_FILES, NULL);

  self->folder = folder != NULL ? g_strdup (folder) : dup_default_folder ();
  return self;
}
