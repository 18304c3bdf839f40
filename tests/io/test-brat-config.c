/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-brat-config.h"
#include "apostil-error.h"

static ApostilScheme *
read_config (const gchar *text, gssize length, GPtrArray *left_out, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return apostil_brat_config_read (bytes, "annotation.conf", left_out, error);
}

/* What a scheme says, in a few words, to compare. */
static gchar *
tell (ApostilScheme *scheme)
{
  GString *told = g_string_new (NULL);
  guint n_kinds;
  guint n_relations;
  const ApostilKind *kinds = apostil_scheme_get_kinds (scheme, &n_kinds);
  const ApostilRelationDef *relations = apostil_scheme_get_relations (scheme, &n_relations);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_string_append_printf (told, "%s%s%s", kinds[i].id, kinds[i].key != NULL ? "/" : "",
                              kinds[i].key != NULL ? kinds[i].key : "");
      for (guint k = 0; k < kinds[i].n_types; k++)
        g_string_append_printf (told, " .%s", kinds[i].types[k].id);
      for (guint k = 0; k < kinds[i].n_attributes; k++)
        g_string_append_printf (told, " @%s:%u", kinds[i].attributes[k].name,
                                kinds[i].attributes[k].n_choices);
      for (guint k = 0; k < kinds[i].n_links; k++)
        {
          g_autofree gchar *targets = g_strjoinv ("|", (gchar **) kinds[i].links[k].targets);

          g_string_append_printf (told, " >%s%s:%s", kinds[i].links[k].role,
                                  kinds[i].links[k].many ? "*" : "", targets);
        }
      g_string_append_c (told, '\n');
    }
  for (guint i = 0; i < n_relations; i++)
    {
      g_autofree gchar *from =
          relations[i].from != NULL ? g_strjoinv ("|", (gchar **) relations[i].from) : NULL;
      g_autofree gchar *to = relations[i].to != NULL ? g_strjoinv ("|", (gchar **) relations[i].to)
                                                     : NULL;

      g_string_append_printf (told, "%s %s%s%s\n", relations[i].type, from != NULL ? from : "any",
                              relations[i].symmetric ? " = " : " - ", to != NULL ? to : "any");
    }
  return g_string_free (told, FALSE);
}

static void
test_whole (void)
{
  const gchar *text = "# comment\n"
                      "[entities]\n"
                      "<PLACE>=GPE|Location\n"
                      "Person\n"
                      "\tPolitician\n"
                      "-------\n"
                      "!Place\n"
                      "\tGPE\n"
                      "\tLocation\n"
                      "Größe_neu\n"
                      "[relations]\n"
                      "Located  Arg1:Politician|Person, Arg2:<PLACE>\n"
                      "Located  Arg1:<EVENT>, Arg2:<PLACE>\n"
                      "Same Arg1:Person, Arg2:Person, <REL-TYPE>:symmetric-transitive\n"
                      "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
                      "[events]\n"
                      "!Conflict\n"
                      "\tAttack  Attacker*:Person, Place-Arg?:<PLACE>\n"
                      "\tProtest Attacker:Größe_neu\n"
                      "Statement Speaker:Person, Topic{1}:<EVENT>\n"
                      "[attributes]\n"
                      "Negation Arg:<EVENT>\n"
                      "Sure Arg:Attack|Person, Value:High|Low|1\n"
                      "Certain Arg:<RELATION>\n";
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = NULL;
  g_autofree gchar *told = NULL;
  const ApostilKind *kind;

  scheme = read_config (text, -1, left_out, &error);
  g_assert_no_error (error);
  told = tell (scheme);
  g_assert_cmpstr (told, ==,
                   "Person/P .Politician @x:Sure:3\n"
                   "Place/L .GPE .Location\n"
                   "Grosse_neu/G\n"
                   "Conflict/C .Attack .Protest @x:Negation:0 @x:Sure:3 "
                   ">Attacker*:Person|Grosse_neu >Place-Arg:Place\n"
                   "Statement/S @x:Negation:0 >Speaker:Person >Topic:Conflict|Statement\n"
                   "Located Person|Conflict|Statement - Place\n"
                   "Same Person = Person\n");
  kind = apostil_scheme_get_kind (scheme, "Grosse_neu");
  g_assert_cmpstr (kind->label, ==, "Größe neu");
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpstr (left_out->pdata[0], ==,
                   "annotation.conf:24: Relations have no attributes here: “Certain” is left out.");
  g_assert_false (apostil_scheme_has_suggestions (scheme));
}

/* What means something here is not taken for it because of its name. */
static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = read_config (
      "\xef\xbb\xbf[entities]\r\nclaim\r\nDate\r\n2nd\r\nA.b\r\nA-b\r\n", -1, NULL, &error);
  g_autofree gchar *told = NULL;

  g_assert_no_error (error);
  told = tell (scheme);
  g_assert_cmpstr (told, ==, "claim-x/C\nDate/D\nx-2nd\nA-b\nA-b-2\n");
  g_assert_cmpstr (apostil_scheme_get_kind (scheme, "claim-x")->label, ==, "claim");
}

static void
test_bad (void)
{
  static const struct
  {
    const gchar *text;
    guint line;
    const gchar *words;
  } cases[] = {
    { "", 1, "nothing that can be marked" },
    { "[entities]\n\n[events]\n", 4, "nothing that can be marked" },
    { "Person\n", 1, "before the first section" },
    { "[entities]\nA\n\n[options]\n", 4, "no section “[options]”" },
    { "[entities]\n\tA\n", 2, "indented" },
    { "[entities]\nA\n[events]\n\tB\n", 4, "indented" },
    { "[entities]\nA\n\tB\nB\n", 4, "“B” is there twice" },
    { "[entities]\nA b:c,\nÄ\n", 2, "“c” is not a type" },
    { "[entities]\nA\n[relations]\nR Arg1:A\n", 4, "needs two ends" },
    { "[entities]\nA\n[relations]\nR Arg1:A, Arg2:B\n", 4, "“B” is not a type" },
    { "[entities]\nA\n[relations]\nR Arg1:A, Arg2\n", 4, "NAME:TYPE" },
    { "[entities]\nA\n[relations]\nR Arg1:A, :A\n", 4, "A name is missing" },
    { "[entities]\nA\n[attributes]\nN Value:a|b\n", 4, "what can have it" },
    { "[entities]\nA\n[attributes]\nN Arg:A\n\nN Arg:A\n", 6, "is there already, in line 4" },
    { "[entities]\nA\n<M>=<N>\n[relations]\nR Arg1:A, Arg2:<M>\n", 5, "“<N>” is not a type" },
    { "[entities]\n!\n", 2, "A name is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree gchar *start = g_strdup_printf ("annotation.conf:%u: ", cases[i].line);

      g_assert_null (read_config (cases[i].text, -1, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_bytes (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_config ("[entities]\nA\nB\xff\n", -1, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "annotation.conf:3: "));
  g_clear_error (&error);
  g_assert_null (read_config ("[entities]\nA\n\0B\n", 16, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "annotation.conf:3: "));
}

/* Neither many names nor macros that name one another take long. */
static void
test_large (void)
{
  g_autoptr (GString) many = g_string_new ("[entities]\n");
  g_autoptr (GString) chain = g_string_new ("[entities]\nA\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "T%u\n", i);
  g_assert_null (read_config (many->str, -1, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "annotation.conf:1002: "));
  g_clear_error (&error);

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (chain, "<M%u>=<M%u>|<M%u>|<M%u>|A\n", i, i + 1, i + 1, (i * 7) % 900);
  g_string_append (chain, "<M900>=A\n[relations]\nR Arg1:<M0>, Arg2:<M1>\n");
  scheme = read_config (chain->str, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (apostil_scheme_get_relation (scheme, "R")->from[0], ==, "A");
}

static void
test_sniff (void)
{
  static const struct
  {
    const gchar *text;
    gboolean is;
  } cases[] = {
    { "[entities]", TRUE },
    { "\xef\xbb\xbf\r\n# [x]\r\n\t[events]\n", TRUE },
    { "<?xml version=\"1.0\"?><scheme/>", FALSE },
    { "# only", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));

      g_assert_cmpint (apostil_brat_config_sniff (bytes), ==, cases[i].is);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brat-config/whole", test_whole);
  g_test_add_func ("/brat-config/names", test_names);
  g_test_add_func ("/brat-config/bad", test_bad);
  g_test_add_func ("/brat-config/bytes", test_bytes);
  g_test_add_func ("/brat-config/large", test_large);
  g_test_add_func ("/brat-config/sniff", test_sniff);
  return g_test_run ();
}
