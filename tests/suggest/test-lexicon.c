/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-atoms.h"
#include "apostil-lexicon-private.h"
#include "apostil-suggest.h"

#include <string.h>

#define HEAD  "<language xmlns='urn:apostil:language:1' version='1.0' lang='xx'>\n"
#define WORDS "<words class='month' trigger='true'><w v='05'>May</w></words>\n"

/* What is wrong, where the message must say so, and a piece of what it must say. */
static const struct
{
  const gchar *xml;
  const gchar *start;
  const gchar *piece;
} bad[] = {
  { "", "x.xml:1:", "empty" },
  { "<words/>", "x.xml:1:", "begins with <language>" },
  { "<language xmlns='urn:other' version='1.0' lang='xx'/>", "x.xml:1:", "namespace" },
  { "<language xmlns='urn:apostil:language:1' version='2.0' lang='xx'/>", "x.xml:1:", "version" },
  { "<language xmlns='urn:apostil:language:1' version='1.0' lang='X/Y'/>", "x.xml:1:", "tag" },
  { HEAD "text</language>", "x.xml:2:", "text" },
  { HEAD "<other/></language>", "x.xml:2:", "cannot stand here" },
  { HEAD "<words class='Month'/></language>", "x.xml:2:", "not a name" },
  { HEAD "\n<words class='wekday'><w>a</w></words>\n</language>", "x.xml:3:", "wekday" },
  { HEAD "<words class='month'><w v='1'> | </w></words></language>", "x.xml:2:", "not a word" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='moth' value='1'/></language>",
    "x.xml:3:", "no class" },
  { HEAD WORDS "\n<pattern id='a' type='DATE' tokens='[month] D' value='{month}'/></language>",
    "x.xml:4:", "ambiguous" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='month month' value='{month}'/></language>",
    "x.xml:3:", "twice" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='\"of\"' value='1'/></language>",
    "x.xml:3:", "cannot be read" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens=\"'of'\" value='1'/></language>",
    "x.xml:3:", "no trigger" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='[month]' value='1'/></language>",
    "x.xml:3:", "from 1 to" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='(month' value='1'/></language>",
    "x.xml:3:", "not closed" },
  { HEAD WORDS "<pattern id='a' type='DAY' tokens='month' value='1'/></language>",
    "x.xml:3:", "type" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='month' value='{nope(1)}'/></language>",
    "x.xml:3:", "template" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='month' value='{minus(1)}'/></language>",
    "x.xml:3:", "template" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='month' value='{month'/></language>",
    "x.xml:3:", "template" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='month'/></language>", "x.xml:3:", "needs" },
  { HEAD WORDS "<pattern id='a' type='DATE' tokens='month' value='1' odd='1'/></language>",
    "x.xml:3:", "odd" },
  { HEAD "<quotes><pair open='ab' close='c'/></quotes></language>", "x.xml:2:", "one character" },
  { "<!DOCTYPE language>" HEAD "</language>", "x.xml:1:", "declarations" },
  { HEAD "\xff</language>", "x.xml:1:", "UTF-8" },
};

static ApostilLexicon *
read_string (const gchar *xml, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  return apostil_lexicon_new_from_bytes (bytes, "x.xml", error);
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilLexicon) lexicon = read_string (bad[i].xml, &error);

      g_test_message ("%s", error != NULL ? error->message : bad[i].xml);
      g_assert_null (lexicon);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, bad[i].start));
      g_assert_nonnull (strstr (error->message, bad[i].piece));
    }
}

static void
test_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLexicon) lexicon =
      read_string (HEAD "<quotes><pair open='«' close='»'/><pair open='—'/></quotes>\n"
                        "<words class='month'><w v='05' form='f'>May | Après-midi</w></words>"
                        "<words class='future'><w v='x'>-ra | -erá</w></words></language>",
                   &error);
  g_autofree gchar *utf8 = NULL;
  g_autoptr (GArray)
      atoms = apostil_atoms_new_for_phrase ("APRES‐MIDI viendra ra viendrÀ rà serā", &utf8);
  const ApostilAtom *atom = (const ApostilAtom *) (gpointer) atoms->data;
  const ApostilWord *word = NULL;
  g_autoptr (GPtrArray) words = NULL;
  guint n = 0;
  gint month = 0;
  gint future = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (apostil_lexicon_get_language (lexicon), ==, "xx");
  g_assert_cmpuint (apostil_lexicon_get_quotes (lexicon, &n)[1].open, ==, 0x2014);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (apostil_lexicon_find_class (lexicon, "none"), ==, -1);

  month = apostil_lexicon_find_class (lexicon, "month");
  future = apostil_lexicon_find_class (lexicon, "future");
  word = apostil_lexicon_match (lexicon, month, utf8, atom, atoms->len);
  g_assert_nonnull (word);
  g_assert_cmpstr (word->value, ==, "05");
  g_assert_cmpstr (word->form, ==, "f");
  g_assert_cmpuint (word->n_atoms, ==, 3);
  g_assert_null (apostil_lexicon_match (lexicon, month, utf8, atom, 2));
  g_assert_null (apostil_lexicon_match (lexicon, future, utf8, atom, atoms->len));
  g_assert_null (apostil_lexicon_match (lexicon, -1, utf8, atom, atoms->len));
  g_assert_nonnull (apostil_lexicon_match_ending (lexicon, future, utf8, &atom[3]));
  g_assert_null (apostil_lexicon_match_ending (lexicon, future, utf8, &atom[4]));
  g_assert_nonnull (apostil_lexicon_match_ending (lexicon, future, utf8, &atom[5]));
  g_assert_null (apostil_lexicon_match_ending (lexicon, future, utf8, &atom[6]));
  g_assert_nonnull (apostil_lexicon_match_ending (lexicon, future, utf8, &atom[7]));
  words = apostil_lexicon_get_words (lexicon, month);
  g_assert_cmpuint (words->len, ==, 2);
}

static void
test_built_in (void)
{
  g_auto (GStrv) names = apostil_lexicon_list ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLexicon) none = apostil_lexicon_load ("xx", &error);

  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_strv_contains ((const gchar *const *) names, "fr"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (ApostilLexicon) lexicon = apostil_lexicon_load (names[i], &problem);
      g_autofree gchar *regional = g_strconcat (names[i], "-CA", NULL);
      g_autoptr (ApostilLexicon) same = apostil_lexicon_load (regional, NULL);

      g_assert_no_error (problem);
      g_assert_cmpstr (apostil_lexicon_get_language (lexicon), ==, names[i]);
      g_assert_nonnull (same);
    }
}

static void
test_guess (void)
{
  g_autoptr (ApostilText)
      french = apostil_text_new ("Le chat est sur la table et il ne dort pas.", -1, NULL);
  g_autoptr (ApostilText) nothing = apostil_text_new ("1 2 3", -1, NULL);
  g_autofree gchar *guess = apostil_lexicon_guess (french);
  g_autofree gchar *none = apostil_lexicon_guess (nothing);

  g_assert_cmpstr (guess, ==, "fr");
  g_assert_null (none);
}

/* A user's own file comes before the built-in one of its name, and may be of a new language. */
static void
test_user_files (void)
{
  g_autofree gchar *folder =
      g_build_filename (g_get_user_data_dir (), "apostil", "languages", NULL);
  g_autofree gchar *path = g_build_filename (folder, "xx.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLexicon) lexicon = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, HEAD WORDS "</language>", -1, &error));
  lexicon = apostil_lexicon_load ("xx", &error);
  g_assert_no_error (error);
  g_assert_nonnull (lexicon);
  names = apostil_lexicon_list ();
  g_assert_true (g_strv_contains ((const gchar *const *) names, "xx"));
}

/* The words of every language are taken apart as a text is, whichever way they are read. */
static void
test_atoms (void)
{
  g_auto (GStrv) names = apostil_lexicon_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (ApostilLexicon) lexicon = apostil_lexicon_load (names[i], NULL);
      guint n = 0;

      g_assert_nonnull (lexicon);
      for (guint k = 1; k < lexicon->words->len; k++)
        {
          const ApostilWord *word = &g_array_index (lexicon->words, ApostilWord, k);
          g_autofree gchar *utf8 = NULL;
          g_autoptr (GArray) atoms = apostil_atoms_new_for_phrase (word->text, &utf8);

          g_assert_cmpuint (word->n_atoms, ==, atoms->len);
          for (guint a = 0; a < atoms->len; a++)
            g_assert_cmpuint (
                g_array_index (lexicon->word_atoms, ApostilWordAtom, word->first_atom + a).hash, ==,
                g_array_index (atoms, ApostilAtom, a).hash);
          n++;
        }
      g_assert_cmpuint (n, >, 0);
    }
}

/* A language that nobody has written C for: a file in the user's folder is all it takes. */
#define TOY                                                                                   \
  "<language xmlns='urn:apostil:language:1' version='1.0' lang='eo'>\n"                       \
  "<words class='stop'><w>la | kaj | de | en | estas</w></words>\n"                           \
  "<words class='past'><w>-is</w></words><words class='future'><w>-os</w></words>\n"          \
  "<words class='month' trigger='true'><w v='05'>majo</w><w v='08'>aŭgusto</w></words>\n"    \
  "<words class='weekday' trigger='true'><w v='7'>dimanĉo | dimanĉon</w></words>\n"         \
  "<words class='deictic' trigger='true'><w v='-1'>hieraŭ</w></words>\n"                     \
  "<words class='publication'><w v='published'>publikigita</w></words>\n"                     \
  "<pattern id='eo.full' class='A' type='DATE' tokens=\"['la'] D ['-' 'an'] 'de' month Y\"\n" \
  "  value='{year}-{month}-{day}'/>\n"                                                        \
  "<pattern id='eo.weekday' class='B' type='DATE' tokens='weekday' value='{weekday}'/>\n"     \
  "<pattern id='eo.day' class='A' type='DATE' tokens='deictic' value='{plus(deictic,D)}'/>\n" \
  "</language>\n"

static void
test_toy_language (void)
{
  static const gchar *const expected[][3] = {
    { "la 22-an de aŭgusto 2021", "2021-08-22", "eo.full" },
    { "dimanĉon", "2021-08-22", "eo.weekday" },
    { "hieraŭ", "2021-08-26", "eo.day" },
    { "dimanĉon", "2021-08-29", "eo.weekday" },
  };
  g_autofree gchar *path =
      g_build_filename (g_get_user_data_dir (), "apostil", "languages", "eo.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText)
      text = apostil_text_new ("Li venis la 22-an de aŭgusto 2021. Ŝi parolis dimanĉon kaj hieraŭ. "
                               "Ili revenos dimanĉon.",
                               -1, NULL);
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_new (text, "eo", "2021-08-27");
  g_autoptr (GPtrArray) found = NULL;

  g_autofree gchar *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, TOY, -1, &error));
  found = apostil_suggest_run (input, APOSTIL_ENGINE_DATES, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      ApostilSuggestion *date = found->pdata[i];
      g_autofree gchar *words =
          apostil_text_dup_span (text, apostil_suggestion_get_first_span (date));

      g_assert_cmpstr (words, ==, expected[i][0]);
      g_assert_cmpstr (date->value, ==, expected[i][1]);
      g_assert_cmpstr (date->rule, ==, expected[i][2]);
    }
}

int
main (int argc, char **argv)
{
  g_autofree gchar *home = g_dir_make_tmp ("apostil-lexicon-XXXXXX", NULL);

  /* Not the user's own files; G_TEST_OPTION_ISOLATE_DIRS leaks, which the sanitizers report. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/bad", test_bad);
  g_test_add_func ("/lexicon/words", test_words);
  g_test_add_func ("/lexicon/built-in", test_built_in);
  g_test_add_func ("/lexicon/guess", test_guess);
  g_test_add_func ("/lexicon/atoms", test_atoms);
  g_test_add_func ("/lexicon/user-files", test_user_files);
  g_test_add_func ("/lexicon/toy-language", test_toy_language);
  return g_test_run ();
}
