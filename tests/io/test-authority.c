/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-authority-files.h"
#include "apostil-authority-reader.h"
#include "apostil-error.h"

#include <glib/gstdio.h>
#include <string.h>

static GPtrArray *
read_words (const gchar *words, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));

  return apostil_authority_reader_read (bytes, "list.csv", "n:", error);
}

static void
test_forms (void)
{
  static const gchar *const forms[] = {
    "name,aliases,identifier,type\nAhmad Massoud,Massoud|le fils,wikidata:Q4696083,person\n"
    "Kaboul,,geonames:1138958,place\n",
    /* No header; the columns in their order; Windows line ends. */
    "Ahmad Massoud,Massoud|le fils,wikidata:Q4696083,person\r\nKaboul,,geonames:1138958,place",
    /* Tabs, another order, a column that is not ours, French titles, a blank row. */
    "Type\tPays\tNom\tIdentifiant\tAutres noms\npersonne\tAF\tAhmad "
    "Massoud\tQ4696083\tMassoud|le fils\n\t\t\t\t\nlieu\tAF\tKaboul\tgeonames:1138958\t\n",
    "name;aliases;identifier;type\n\"Ahmad Massoud\";\"Massoud|le "
    "fils\";\"https://www.wikidata.org/wiki/Q4696083\";person\n\nKaboul;;geonames:1138958;place\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = read_words (forms[i], &error);
      g_autoptr (GBytes) kept = NULL;
      g_autoptr (GPtrArray) again = NULL;
      ApostilEntity *entity;

      g_assert_no_error (error);
      g_assert_cmpuint (read->len, ==, 2);
      entity = g_ptr_array_index (read, 0);
      g_assert_cmpstr (apostil_entity_get_name (entity), ==, "Ahmad Massoud");
      g_assert_cmpstr (apostil_entity_get_entity_type (entity), ==, "person");
      g_assert_cmpstr (apostil_entity_get_aliases (entity)[1], ==, "le fils");
      g_assert_cmpstr (apostil_record_get (entity, APOSTIL_ATTR_REF), ==,
                       "https://www.wikidata.org/entity/Q4696083");
      g_assert_cmpstr (apostil_entity_get_entity_type (g_ptr_array_index (read, 1)), ==, "place");
      /* What is kept says the same. */
      kept = apostil_authority_reader_format (read);
      again = apostil_authority_reader_read (kept, "kept", "n:", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->len, ==, 2);
      g_assert_cmpstr (apostil_entity_get_aliases (g_ptr_array_index (again, 0))[0], ==, "Massoud");
    }
}

/* Another encoding, and a byte order mark. */
static void
test_encodings (void)
{
  static const gchar latin[] = "nom;type\nH\xe9l\xe8ne Daubrac;personne\nC\xe9"
                               "cile Ch\xe2telet;personne\n"
                               "Fran\xe7ois Pr\xe9vost;personne\n";
  static const gchar marked[] = "\xef\xbb\xbfname\nÉlise Marnet\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = read_words (latin, &error);
  g_autoptr (GPtrArray) other = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (apostil_entity_get_name (g_ptr_array_index (read, 0)), ==, "Hélène Daubrac");
  other = read_words (marked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpstr (apostil_entity_get_name (g_ptr_array_index (other, 0)), ==, "Élise Marnet");
}

static void
test_refused (void)
{
  static const struct
  {
    const gchar *words;
    const gchar *like;
  } bad[] = {
    { "", "list.csv holds no entry*name, aliases*" },
    { "name,type\n", "*holds no entry*" },
    { "name\nAda\n\"Ben\n", "list.csv, line 3: *quotation mark*" },
    { "name\n\"Ada\"Ben\n", "list.csv, line 2: *after a field*" },
    { "name,identifier\nAda,nobody\n", "list.csv, line 2: *is no identifier*wikidata:*" },
    { "name,identifier\nAda,\nBen,isni:0000000121032684\n", "list.csv, line 3: *last digit*" },
    { "name,type\nAda,wizard\n", "list.csv, line 2: *wizard*person, organisation*" },
    { "name,type\n,person\n", "list.csv, line 2: *no name*" },
    { "name\n\"Ada\nLovelace\"\n", "list.csv, line 2: *line break*" },
  };
  g_autofree gchar *long_field = g_strnfill (5000, 'x');
  g_autofree gchar *columns = g_strnfill (200, ',');
  g_autofree gchar *aliases = g_strnfill (300, '|');
  g_autofree gchar *many = g_strconcat ("Ada,", aliases, "\n", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) problem = NULL;

      g_assert_null (read_words (bad[i].words, &problem));
      g_test_message ("%s", problem->message);
      g_assert_error (problem, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
      g_assert_true (g_pattern_match_simple (bad[i].like, problem->message));
    }
  g_assert_null (read_words (long_field, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (read_words (columns, &error));
  g_assert_nonnull (strstr (error->message, "columns"));
  g_clear_error (&error);
  g_assert_null (read_words (many, &error));
  g_assert_nonnull (strstr (error->message, "other names"));
}

static void
done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gchar *
import (ApostilAuthorityFiles *files, const gchar *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  apostil_authority_files_import_async (files, file, NULL, done, &result);
  return apostil_authority_files_import_finish (files, wait_for (&result), error);
}

static guint
count_matches (ApostilAuthorityFiles *files, const gchar *type, const gchar *name)
{
  const gchar *const names[] = { name, NULL };
  g_autoptr (GPtrArray) found = apostil_authority_match (APOSTIL_AUTHORITY (files), type, names);

  return found->len;
}

static void
remove_folder (const gchar *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *base = g_dir_make_tmp ("apostil-authority-XXXXXX", &error);
  g_autofree gchar *folder = g_build_filename (base, "authorities", NULL);
  g_autofree gchar *path = g_build_filename (base, "Desk Asia.tsv", NULL);
  g_autofree gchar *bad_path = g_build_filename (base, "bad.csv", NULL);
  g_autofree gchar *broken_path = g_build_filename (folder, "broken.csv", NULL);
  ApostilAuthorityFiles *files = apostil_authority_files_new (folder);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gchar *name = NULL;
  g_auto (GStrv) names = NULL;

  g_file_set_contents (
      path, "name\taliases\tidentifier\ttype\nAhmad Massoud\tMassoud\tQ4696083\tperson\n", -1,
      &error);
  g_assert_no_error (error);
  g_file_set_contents (bad_path, "name,type\nAda,wizard\n", -1, &error);
  g_assert_no_error (error);
  name = import (files, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Desk Asia");
  g_assert_cmpuint (apostil_authority_files_get_n_entries (files, name), ==, 1);
  g_assert_cmpuint (count_matches (files, "person", "MASSOUD"), ==, 1);
  g_assert_cmpuint (count_matches (files, NULL, "ahmad massoud"), ==, 1);
  g_assert_cmpuint (count_matches (files, "place", "Massoud"), ==, 0);
  /* What is bad leaves nothing behind. */
  g_assert_null (import (files, bad_path, &error));
  g_assert_nonnull (strstr (error->message, "bad.csv, line 2"));
  g_clear_error (&error);
  /* Again: replaced, not doubled. */
  g_free (name);
  name = import (files, path, &error);
  g_assert_no_error (error);
  names = apostil_authority_files_list (files);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_object_unref (files); /* a thread may still be letting go of it */

  /* The next start; a list that was broken meanwhile is told, the other is there. */
  g_file_set_contents (broken_path, "name\n\"Ada", -1, &error);
  g_assert_no_error (error);
  files = apostil_authority_files_new (folder);
  apostil_authority_files_load_async (files, NULL, done, &result);
  g_assert_false (apostil_authority_files_load_finish (files, wait_for (&result), &error));
  g_assert_nonnull (strstr (error->message, "broken.csv, line 2"));
  g_clear_error (&error);
  g_assert_cmpuint (count_matches (files, "person", "Massoud"), ==, 1);
  g_assert_true (apostil_authority_files_remove (files, name, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_matches (files, "person", "Massoud"), ==, 0);
  g_object_unref (files); /* a thread may still be letting go of it */
  remove_folder (folder);
  remove_folder (base);
}

/* Who is offered for an entity: nobody for one without a name, or one that is known already. */
static void
test_entity (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *base = g_dir_make_tmp ("apostil-authority-XXXXXX", &error);
  g_autofree gchar *path = g_build_filename (base, "list.csv", NULL);
  g_autofree gchar *folder = g_build_filename (base, "authorities", NULL);
  ApostilAuthorityFiles *files = apostil_authority_files_new (folder);
  g_autofree gchar *name = NULL;
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "person", "Massoud");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) known = NULL;

  g_file_set_contents (path, "name,aliases,identifier\nAhmad Massoud,Massoud,Q4696083\n", -1, NULL);
  name = import (files, path, &error);
  g_assert_no_error (error);
  found = apostil_authority_match_entity (APOSTIL_AUTHORITY (files), entity);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (apostil_authority_lookup (APOSTIL_AUTHORITY (files),
                                           apostil_record_get_id (g_ptr_array_index (found, 0))) ==
                 g_ptr_array_index (found, 0));
  apostil_record_set (entity, APOSTIL_ATTR_UNNAMED, "true");
  none = apostil_authority_match_entity (APOSTIL_AUTHORITY (files), entity);
  g_assert_cmpuint (none->len, ==, 0);
  apostil_record_set (entity, APOSTIL_ATTR_UNNAMED, NULL);
  apostil_record_set (entity, APOSTIL_ATTR_REF, "https://www.wikidata.org/entity/Q1");
  known = apostil_authority_match_entity (APOSTIL_AUTHORITY (files), entity);
  g_assert_cmpuint (known->len, ==, 0);
  g_object_unref (files);
  remove_folder (folder);
  remove_folder (base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/authority/forms", test_forms);
  g_test_add_func ("/io/authority/encodings", test_encodings);
  g_test_add_func ("/io/authority/refused", test_refused);
  g_test_add_func ("/io/authority/files", test_files);
  g_test_add_func ("/io/authority/entity", test_entity);
  return g_test_run ();
}
