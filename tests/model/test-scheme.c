/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-scheme.h"

#include <string.h>

#define HEAD "<scheme xmlns='urn:apostil:scheme:1' version='1.0' id='war'>\n<label>War</label>\n"
#define KIND "<kind id='event' colour='rose' key='W'><label>Event</label></kind>\n"

static ApostilScheme *
read_scheme (const gchar *xml, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return apostil_scheme_new_from_bytes (bytes, "war.xml", error);
}

static void
test_news_kinds (void)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();
  const ApostilKind *entity = apostil_scheme_get_kind (news, "entity");
  const ApostilKind *claim = apostil_scheme_get_kind_by_element (news, "claim", NULL);
  const ApostilKind *date = apostil_scheme_get_kind (news, "date");
  guint n_kinds = 0;

  g_assert_cmpstr (apostil_scheme_get_id (news), ==, "news");
  apostil_scheme_get_kinds (news, &n_kinds);
  g_assert_cmpuint (n_kinds, ==, 3);
  g_assert_true (apostil_scheme_get_kind_by_element (news, "mention", NULL) == entity);
  g_assert_null (apostil_scheme_get_kind_by_element (news, "mark", "event"));
  g_assert_true (entity->id == g_intern_string ("entity"));
  g_assert_true (entity->scheme == G_OBJECT (news));
  g_assert_cmpstr (entity->id_prefix, ==, "m");
  g_assert_cmpuint (entity->n_types, ==, 4);
  g_assert_cmpstr (apostil_kind_get_type_def (entity, "organisation")->colour, ==, "rose");
  g_assert_cmpstr (apostil_kind_get_type_def (entity, "person")->plural, ==, "People");
  g_assert_cmpstr (apostil_kind_get_attribute_def (entity, "form")->fallback, ==, "named");
  g_assert_cmpuint (apostil_kind_get_attribute_def (entity, "form")->n_choices, ==, 5);
  g_assert_true (apostil_kind_get_link_def (claim, "claimant")->many);
  g_assert_false (apostil_kind_get_link_def (claim, "within")->many);
  g_assert_cmpstr (apostil_kind_get_link_def (claim, "within")->targets[0], ==, "claim");
  g_assert_cmpuint (claim->n_parts, ==, 4);
  g_assert_cmpuint (apostil_kind_get_attribute_def (claim, "verdict")->n_choices, ==, 6);
  g_assert_cmpint (apostil_kind_get_attribute_def (date, "value")->type, ==, APOSTIL_VALUE_TIMEX);
  g_assert_nonnull (apostil_kind_get_type_def (date, "SET"));
  g_assert_cmpstr (apostil_kind_get_type_def (date, "SET")->colour, ==, date->colour);
  g_assert_cmpstr (date->id_prefix, ==, "d");
}

static void
test_news_rest (void)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();
  const ApostilChoice *roles = NULL;
  const ApostilKind *kinds = NULL;
  guint n = 0;

  g_assert_true (apostil_scheme_get_relation (news, "contradicts")->symmetric);
  g_assert_true (apostil_scheme_get_relation (news, "repeats")->symmetric);
  g_assert_false (apostil_scheme_get_relation (news, "supports")->symmetric);
  g_assert_cmpstr (apostil_scheme_get_relation (news, "supports")->inverse, ==, "supported by");
  g_assert_null (apostil_scheme_get_relation (news, "hates"));
  roles = apostil_scheme_get_section_roles (news, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpstr (roles[4].id, ==, "boilerplate");
  apostil_scheme_get_variables (news, &n);
  g_assert_cmpuint (n, ==, 0);

  g_assert_cmpstr (apostil_scheme_get_key_target (news, "P"), ==, "entity/person");
  g_assert_cmpstr (apostil_scheme_get_key_target (news, "e"), ==, "entity/other");
  g_assert_cmpstr (apostil_scheme_get_key_target (news, "C"), ==, "claim");
  g_assert_cmpstr (apostil_scheme_get_key_target (news, "D"), ==, "date");
  g_assert_cmpstr (apostil_scheme_get_key_target (news, "S"), ==, "set/source");
  g_assert_null (apostil_scheme_get_key_target (news, "A"));

  /* each kind and type tells the annotator what to do, in one or two sentences */
  kinds = apostil_scheme_get_kinds (news, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (kinds[i].guideline);
      for (guint k = 0; k < kinds[i].n_types; k++)
        {
          g_assert_nonnull (kinds[i].types[k].guideline);
          g_assert_cmpuint (strlen (kinds[i].types[k].guideline), <, 300);
        }
    }
}

static void
test_user_scheme (void)
{
  const gchar *xml = HEAD
      "<variables><attribute name='country'><label>Country</label></attribute></variables>"
      "<kind id='event' colour='rose' key='W'><label>  Event\n   of war </label>"
      "<type id='battle' key='P'><label>Battle</label></type>"
      "<attribute name='dead' type='integer'><label>Dead</label></attribute>"
      "<attribute name='note' type='text'><label>Note</label></attribute>"
      "<link role='place' targets='event'><label>Place</label></link>"
      "<part role='source' key='S'><label>Source</label></part></kind>"
      "<relation type='causes' from='event' to='event'><label>causes</label></relation>"
      "</scheme>";
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = read_scheme (xml, &error);
  const ApostilKind *event = NULL;
  const ApostilAttributeDef *variables = NULL;
  guint n = 0;

  g_assert_no_error (error);
  event = apostil_scheme_get_kind_by_element (scheme, "mark", "event");
  g_assert_cmpstr (event->label, ==, "Event of war");
  g_assert_cmpstr (event->id_prefix, ==, "x");
  g_assert_cmpstr (event->attributes[0].name, ==, "x:dead"); /* the scheme's own */
  g_assert_cmpstr (event->attributes[1].name, ==, "note");   /* has a place in the format */
  variables = apostil_scheme_get_variables (scheme, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (variables[0].name, ==, "x:country");
  g_assert_cmpstr (apostil_scheme_get_key_target (scheme, "P"), ==, "event/battle");
  apostil_scheme_get_section_roles (scheme, &n);
  g_assert_cmpuint (n, ==, 5); /* none given: those of the built-in scheme */
  g_assert_cmpuint (g_bytes_get_size (apostil_scheme_get_xml (scheme)), ==, strlen (xml));
}

/* Each is refused, and the message says line and remedy. */
static const struct
{
  const gchar *name;
  const gchar *xml;
  const gchar *message;
} bad[] = {
  { "empty", "", "war.xml:1:*" },
  { "not-xml", "hello", "war.xml:1:*" },
  { "other-root", "<apostil/>", "war.xml:1:*begins with <scheme>*" },
  { "no-namespace", "<scheme version='1.0' id='a'/>", "war.xml:1:*urn:apostil:scheme:1*" },
  { "version", "<scheme xmlns='urn:apostil:scheme:1' version='2.0' id='a'/>", "*reads 1.0*" },
  { "news", "<scheme xmlns='urn:apostil:scheme:1' version='1.0' id='news'/>", "*choose another*" },
  { "suggestions", "<scheme xmlns='urn:apostil:scheme:1' version='1.0' id='a' suggestions='no'/>",
    "*write “on” or “off”*" },
  { "no-kind", HEAD "</scheme>", "*add one*" },
  { "no-label", HEAD "<kind id='a'>\n</kind></scheme>", "war.xml:4:*line 3 needs a <label>*" },
  { "two-labels", HEAD "<kind id='a'><label>A</label>\n<label>B</label></kind></scheme>",
    "war.xml:4:*keep one*" },
  { "empty-label", HEAD "<kind id='a'><label> \n </label></kind></scheme>", "*empty*" },
  { "duplicate-kind", HEAD KIND KIND "</scheme>", "war.xml:4:*another id*" },
  { "bad-id", HEAD "<kind id='a b'/></scheme>", "war.xml:3:*not a valid id*" },
  { "kind-set", HEAD "<kind id='set'/></scheme>", "*choose another id*" },
  { "missing-attribute", HEAD "<kind/></scheme>", "war.xml:3:*id*" },
  { "unknown-attribute", HEAD "<kind id='a' shape='round'/></scheme>", "war.xml:3:*shape*" },
  { "unknown-element", HEAD "<kind id='a'><label>A</label><flag/></kind></scheme>",
    "*<flag> cannot stand in <kind>*" },
  { "misplaced-element", HEAD "<type id='a'/></scheme>", "*<type> cannot stand in <scheme>*" },
  { "stray-text", HEAD "hello" KIND "</scheme>", "*only elements*" },
  { "colour", HEAD "<kind id='a' colour='mauve'/></scheme>", "*the colours are amber, blue*" },
  { "key-long", HEAD "<kind id='a' key='PP'/></scheme>", "*one letter*" },
  { "key-lower", HEAD "<kind id='a' key='p'/></scheme>", "*one letter*" },
  { "key-reserved", HEAD "<kind id='a' key='A'/></scheme>", "*key A has a fixed meaning*" },
  { "key-twice", HEAD KIND "<kind id='b' key='W'/></scheme>", "war.xml:4:*already stands for*" },
  { "duplicate-type",
    HEAD "<kind id='a'><label>A</label><type id='t'><label>T</label></type>\n<type id='t'/>"
         "</kind></scheme>",
    "war.xml:4:*already a <type>*" },
  { "duplicate-attribute",
    HEAD "<kind id='a'><label>A</label><attribute name='t'><label>T</label></attribute>"
         "<attribute name='t'/></kind></scheme>",
    "*already an attribute*" },
  { "attribute-type", HEAD "<kind id='a'><label>A</label><attribute name='t' type='blob'/></kind>",
    "*the types are string*" },
  { "no-choice",
    HEAD "<kind id='a'><label>A</label><attribute name='t' type='choice'><label>T</label>"
         "</attribute></kind></scheme>",
    "*at least one <choice>*" },
  { "stray-choice",
    HEAD "<kind id='a'><label>A</label><attribute name='t'><label>T</label>"
         "<choice id='x'>X</choice></attribute></kind></scheme>",
    "*type=\"choice\"*" },
  { "fallback",
    HEAD "<kind id='a'><label>A</label><attribute name='t' type='choice' fallback='y'>"
         "<label>T</label><choice id='x'>X</choice></attribute></kind></scheme>",
    "*fallback*y*not one of*" },
  { "link-target",
    HEAD "<kind id='a'><label>A</label>\n<link role='r' targets='b'><label>R</label></link></kind>"
         "</scheme>",
    "war.xml:4:*no kind*b*" },
  { "link-to-no-registry",
    HEAD "<kind id='a'><label>A</label><link role='r' targets='entity'><label>R</label></link>"
         "</kind></scheme>",
    "*no kind*entity*" },
  { "link-no-target",
    HEAD "<kind id='a'><label>A</label><link role='r' targets=' '><label>R</label></link></kind>"
         "</scheme>",
    "*name one*" },
  { "relation-target", HEAD KIND "<relation type='r' from='z'><label>R</label></relation></scheme>",
    "war.xml:4:*no kind*z*" },
  { "boolean", HEAD KIND "<relation type='r' symmetric='yes'/></scheme>", "*neither*" },
  { "claim-without-claimant", HEAD "<kind id='claim'><label>C</label></kind></scheme>",
    "*role=\"claimant\"*copy it from news.xml*" },
  { "entity-without-type",
    HEAD "<kind id='entity'><label>C</label><link role='entity' targets='entity'><label>E</label>"
         "</link></kind></scheme>",
    "*at least one <type>*" },
  { "date-type",
    HEAD "<kind id='date'><label>C</label><type id='day'><label>D</label></type>"
         "<link role='anchor' targets='date'><label>A</label></link></kind></scheme>",
    "*DATE, TIME, DURATION*" },
  { "roles", HEAD "<section-roles><choice id='x'>X</choice></section-roles>" KIND "</scheme>",
    "*body*" },
  { "doctype", "<!DOCTYPE scheme [<!ENTITY a 'b'>]>" HEAD KIND "</scheme>", "*DOCTYPE*" },
  { "entity", HEAD "<kind id='a'><label>&a;</label></kind></scheme>", "war.xml:3:*" },
  { "truncated", HEAD KIND, "war.xml:*" },
  { "after-end", HEAD KIND "</scheme><scheme/>", "war.xml:*" },
  { "deep", HEAD "<kind id='a'><label><label><label/></label></label></kind></scheme>",
    "war*:3:*" },
  { "bad-utf8", HEAD "<kind id='a'><label>\xff</label></kind></scheme>", "war.xml:*" },
};

static void
test_bad (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = read_scheme (bad[index].xml, &error);

  g_assert_null (scheme);
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
  g_test_message ("%s", error->message);
  if (!g_pattern_match_simple (bad[index].message, error->message))
    g_error ("« %s » is not like « %s »", error->message, bad[index].message);
}

static void
test_unprompted (void)
{
  const gchar *const heads[] = { "", "suggestions='on'", "suggestions='off'" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree gchar *xml = g_strdup_printf (
          "<scheme xmlns='urn:apostil:scheme:1' version='1.0' id='war' %s><label>War</label>"
          "<kind id='tank'><label>Tank</label></kind></scheme>",
          heads[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
      g_autoptr (GError) error = NULL;
      g_autoptr (ApostilScheme) scheme = apostil_scheme_new_from_bytes (bytes, "war.xml", &error);

      g_assert_no_error (error);
      g_assert_cmpint (apostil_scheme_has_suggestions (scheme), ==, i < 2);
    }
}

static void
test_too_large (void)
{
  g_autofree gchar *blanks = g_strnfill (1024 * 1024 + 1, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_scheme (blanks, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT);
}

static GBytes *
news_file (void)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();

  return g_bytes_ref (apostil_scheme_get_xml (news));
}

/* The built-in file under another id, damaged at random: read or refused, never worse. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) file = news_file ();
  gsize n_bytes = 0;
  const gchar *xml = g_bytes_get_data (file, &n_bytes);
  g_autofree gchar *text = g_strndup (xml, n_bytes);
  gchar *id = strstr (text, "id=\"news\"");
  guint n_read = 0;

  memcpy (id, "id=\"olds\"", 9);
  for (guint round = 0; round < 3000; round++)
    {
      g_autofree gchar *damaged = g_strdup (text);
      guint n = round == 0 ? 0 : (guint) g_test_rand_int_range (1, 4);
      g_autoptr (ApostilScheme) scheme = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < n; i++)
        damaged[g_test_rand_int_range (0, (gint) n_bytes)] =
            "<>/\"'=& x\xc3\n0"[g_test_rand_int_range (0, 12)];
      if (round % 10 == 9)
        damaged[g_test_rand_int_range (0, (gint) n_bytes)] = '\0';

      scheme = read_scheme (damaged, &error);
      g_assert_true ((scheme == NULL) == (error != NULL));
      n_read += scheme != NULL;
      if (error != NULL)
        g_assert_true (g_str_has_prefix (error->message, "war.xml:"));
    }
  g_assert_cmpuint (n_read, >, 0);
}

/* What the file is called on disk and in the library is the same. */
static void
test_same_as_source (void)
{
  g_autoptr (GBytes) file = news_file ();
  g_autofree gchar *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "schemes", "news.xml", NULL);
  g_autofree gchar *source = NULL;
  gsize n_bytes = 0;

  g_assert_true (g_file_get_contents (path, &source, &n_bytes, NULL));
  g_assert_cmpmem (source, n_bytes, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
}

static void
test_values (void)
{
  static const ApostilChoice choices[] = { { "a", "A" } };
  static const struct
  {
    ApostilValueType type;
    const gchar *value;
    gboolean right;
  } cases[] = {
    { APOSTIL_VALUE_STRING, "été", TRUE },
    { APOSTIL_VALUE_STRING, "", FALSE },
    { APOSTIL_VALUE_STRING, "two\nlines", FALSE },
    { APOSTIL_VALUE_STRING, "bell\a", FALSE },
    { APOSTIL_VALUE_STRING, "\xff", FALSE },
    { APOSTIL_VALUE_TEXT, "two\nlines", TRUE },
    { APOSTIL_VALUE_TEXT, "bell\a", FALSE },
    { APOSTIL_VALUE_CHOICE, "a", TRUE },
    { APOSTIL_VALUE_CHOICE, "b", FALSE },
    { APOSTIL_VALUE_BOOLEAN, "true", TRUE },
    { APOSTIL_VALUE_BOOLEAN, "false", FALSE },
    { APOSTIL_VALUE_INTEGER, "-12", TRUE },
    { APOSTIL_VALUE_INTEGER, "12a", FALSE },
    { APOSTIL_VALUE_INTEGER, "99999999999999999999", FALSE },
    { APOSTIL_VALUE_DATE, "2021-08-27", TRUE },
    { APOSTIL_VALUE_DATE, "2021-02-29", FALSE },
    { APOSTIL_VALUE_DATE, "2020-02-29", TRUE },
    { APOSTIL_VALUE_DATE, "2021-08-27T10:00+02:00", TRUE },
    { APOSTIL_VALUE_DATE, "2021-08-27T10:00:59.5Z", TRUE },
    { APOSTIL_VALUE_DATE, "2021-08-27T10:00", FALSE }, /* whose ten o'clock? */
    { APOSTIL_VALUE_DATE, "2021-08-27T25:00Z", FALSE },
    { APOSTIL_VALUE_DATE, "27.8.2021", FALSE },
    { APOSTIL_VALUE_TIMEX, "2021-W33", TRUE },
    { APOSTIL_VALUE_TIMEX, "hier", FALSE },
    { APOSTIL_VALUE_URI, "https://example.org/a?b#c", TRUE },
    { APOSTIL_VALUE_URI, "example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ApostilAttributeDef def = { "n", "N", cases[i].type, choices, 1, NULL };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (apostil_attribute_def_check (&def, cases[i].value, &error), ==,
                       cases[i].right);
      g_assert_true ((error == NULL) == cases[i].right);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scheme/news-kinds", test_news_kinds);
  g_test_add_func ("/scheme/news-rest", test_news_rest);
  g_test_add_func ("/scheme/user-scheme", test_user_scheme);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree gchar *path = g_strconcat ("/scheme/bad/", bad[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/scheme/unprompted", test_unprompted);
  g_test_add_func ("/scheme/too-large", test_too_large);
  g_test_add_func ("/scheme/damaged", test_damaged);
  g_test_add_func ("/scheme/same-as-source", test_same_as_source);
  g_test_add_func ("/scheme/values", test_values);

  return g_test_run ();
}
