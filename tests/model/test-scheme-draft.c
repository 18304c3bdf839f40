/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-scheme-draft.h"
#include "draft-fixture.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

/* ---- All that a scheme says, in words, independent of the writer ---- */

static void
dump_names (GString *out, const gchar *title, const gchar *const *names)
{
  g_string_append_printf (out, " %s", title);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_string_append_printf (out, " %s", names[i]);
}

static void
dump_attributes (GString *out, const ApostilAttributeDef *defs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "  @%s “%s” %d =%s", defs[i].name, defs[i].label,
                              (gint) defs[i].type, defs[i].fallback);
      for (guint k = 0; k < defs[i].n_choices; k++)
        g_string_append_printf (out, " %s:%s", defs[i].choices[k].id, defs[i].choices[k].label);
      g_string_append_c (out, '\n');
    }
}

static void
dump_kind (GString *out, const ApostilKind *kind)
{
  g_string_append_printf (out, "%s <%s> %s “%s” “%s” %s %s “%s”\n", kind->id, kind->element,
                          kind->id_prefix, kind->label, kind->plural, kind->colour, kind->key,
                          kind->guideline);
  for (guint i = 0; i < kind->n_types; i++)
    {
      const ApostilTypeDef *type = &kind->types[i];

      g_string_append_printf (out, "  /%s “%s” “%s” %s %s “%s”\n", type->id, type->label,
                              type->plural, type->colour, type->key, type->guideline);
    }
  dump_attributes (out, kind->attributes, kind->n_attributes);
  for (guint i = 0; i < kind->n_links; i++)
    {
      g_string_append_printf (out, "  →%s “%s” %d", kind->links[i].role, kind->links[i].label,
                              kind->links[i].many);
      dump_names (out, "to", kind->links[i].targets);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < kind->n_parts; i++)
    g_string_append_printf (out, "  .%s “%s” %s\n", kind->parts[i].role, kind->parts[i].label,
                            kind->parts[i].key);
}

static gchar *
dump (ApostilScheme *scheme)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n;
  const ApostilKind *kinds = apostil_scheme_get_kinds (scheme, &n);
  const ApostilRelationDef *relations;
  const ApostilChoice *roles;
  const ApostilAttributeDef *variables;

  g_string_append_printf (out, "%s “%s” %d\n", apostil_scheme_get_id (scheme),
                          apostil_scheme_get_label (scheme),
                          apostil_scheme_has_suggestions (scheme));
  for (guint i = 0; i < n; i++)
    dump_kind (out, &kinds[i]);
  relations = apostil_scheme_get_relations (scheme, &n);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s “%s” “%s” %s %d", relations[i].type, relations[i].label,
                              relations[i].inverse, relations[i].colour, relations[i].symmetric);
      dump_names (out, "from", relations[i].from);
      dump_names (out, "to", relations[i].to);
      g_string_append_c (out, '\n');
    }
  roles = apostil_scheme_get_section_roles (scheme, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "role %s “%s”\n", roles[i].id, roles[i].label);
  variables = apostil_scheme_get_variables (scheme, &n);
  dump_attributes (out, variables, n);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- Help ---- */

static ApostilSchemeDraft *
new_draft (void)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();
  ApostilSchemeDraft *draft = apostil_scheme_draft_new (news);

  apostil_scheme_draft_set (draft, apostil_scheme_draft_get_root (draft), "id", "mine");
  return draft;
}

static guint
find_kind (ApostilSchemeDraft *draft, const gchar *id)
{
  return fixture_find_node (draft, apostil_scheme_draft_get_root (draft), id);
}

static ApostilScheme *
build (ApostilSchemeDraft *draft)
{
  g_autoptr (GError) error = NULL;
  guint bad;
  ApostilScheme *scheme = apostil_scheme_draft_build (draft, &bad, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bad, ==, 0);
  return scheme;
}

static void
assert_refused (ApostilSchemeDraft *draft, guint node, const gchar *word)
{
  g_autoptr (GError) error = NULL;
  guint bad = 0;

  g_assert_null (apostil_scheme_draft_build (draft, &bad, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
  g_assert_cmpuint (bad, ==, node);
  g_assert_nonnull (strstr (error->message, word));
  /* the file is nobody's business here */
  g_assert_null (strstr (error->message, ".xml:"));
}

/* What was written is valid by the grammar, and says the same when it is read. */
static void
assert_round_trip (ApostilScheme *scheme)
{
  g_autoptr (ApostilSchemeDraft) draft = apostil_scheme_draft_new (scheme);
  g_autoptr (GBytes) xml = apostil_scheme_draft_write (draft);
  g_autoptr (GBytes) xml_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) again = apostil_scheme_new_from_bytes (xml, "again.xml", &error);
  g_autoptr (ApostilSchemeDraft) draft_again = NULL;
  g_autofree gchar *one = dump (scheme);
  g_autofree gchar *two = NULL;
  gsize n_bytes;
  const gchar *data = g_bytes_get_data (xml, &n_bytes);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (GRAMMAR);
  xmlRelaxNG *grammar = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (grammar);
  xmlDoc *document = xmlReadMemory (data, (gint) n_bytes, "again.xml", NULL, XML_PARSE_NONET);

  g_assert_no_error (error);
  two = dump (again);
  g_assert_cmpstr (one, ==, two);
  draft_again = apostil_scheme_draft_new (again);
  xml_again = apostil_scheme_draft_write (draft_again);
  g_assert_true (g_bytes_equal (xml, xml_again));

  g_assert_nonnull (grammar);
  g_assert_nonnull (document);
  g_assert_cmpint (xmlRelaxNGValidateDoc (validator, document), ==, 0);
  xmlFreeDoc (document);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (grammar);
  xmlRelaxNGFreeParserCtxt (parser);
}

/* ---- Tests ---- */

static void
test_round_trip (void)
{
  g_autoptr (ApostilSchemeDraft) draft = new_draft ();
  guint root = apostil_scheme_draft_get_root (draft);
  guint variable = apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_VARIABLE, "Pays & ville");
  guint type = fixture_find_node (draft, find_kind (draft, "entity"), "person");
  g_autoptr (ApostilScheme) scheme = NULL;

  apostil_scheme_draft_set (draft, variable, "type", "choice");
  apostil_scheme_draft_set (draft, root, "suggestions", "off");
  apostil_scheme_draft_set (draft, type, "guideline", "Who is <named>, “so”:\n twice & once");
  scheme = build (draft);
  g_assert_false (apostil_scheme_has_suggestions (scheme));
  g_assert_cmpstr (apostil_scheme_draft_get (draft, variable, "id"), ==, "pays-ville");
  assert_round_trip (scheme);
}

static void
test_ids_follow (void)
{
  g_autoptr (ApostilSchemeDraft) draft = new_draft ();
  guint root = apostil_scheme_draft_get_root (draft);
  guint kind = apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_KIND, "Kind");
  guint other = apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_KIND, "Kind");
  guint link = apostil_scheme_draft_add (draft, other, APOSTIL_DRAFT_LINK, "Where");
  guint relation = apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_RELATION, "causes");
  guint set = apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_KIND, "Set");
  g_autoptr (ApostilScheme) scheme = NULL;

  g_assert_cmpstr (apostil_scheme_draft_get (draft, kind, "id"), ==, "kind");
  g_assert_cmpstr (apostil_scheme_draft_get (draft, other, "id"), ==, "kind-2");
  /* « set » means something else in keys and actions */
  g_assert_cmpstr (apostil_scheme_draft_get (draft, set, "id"), ==, "set-2");
  apostil_scheme_draft_set (draft, link, "targets", "kind entity");
  apostil_scheme_draft_set (draft, relation, "from", "kind");
  /* the id follows the label, and those who refer to it follow the id */
  apostil_scheme_draft_set (draft, kind, "label", "Événement");
  g_assert_cmpstr (apostil_scheme_draft_get (draft, kind, "id"), ==, "evenement");
  g_assert_cmpstr (apostil_scheme_draft_get (draft, link, "targets"), ==, "evenement entity");
  /* until somebody chooses it */
  apostil_scheme_draft_set (draft, kind, "id", "event");
  apostil_scheme_draft_set (draft, kind, "label", "Fait");
  g_assert_cmpstr (apostil_scheme_draft_get (draft, kind, "id"), ==, "event");
  g_assert_cmpstr (apostil_scheme_draft_get (draft, relation, "from"), ==, "event");
  scheme = build (draft);
  assert_round_trip (scheme);

  /* what is gone is forgotten; a link that led to nothing else goes along */
  apostil_scheme_draft_set (draft, link, "targets", "event");
  apostil_scheme_draft_remove (draft, kind);
  g_assert_null (apostil_scheme_draft_get_element (draft, link));
  g_assert_null (apostil_scheme_draft_get (draft, relation, "from"));
  g_object_unref (build (draft));
  apostil_scheme_draft_undo (draft);
  g_assert_cmpstr (apostil_scheme_draft_get (draft, link, "targets"), ==, "event");
}

static void
test_choices (void)
{
  g_autoptr (ApostilSchemeDraft) draft = new_draft ();
  guint form = fixture_find_node (draft, find_kind (draft, "entity"), "form");
  guint named = fixture_find_node (draft, form, "named");

  apostil_scheme_draft_set (draft, named, "id", "name");
  g_assert_cmpstr (apostil_scheme_draft_get (draft, form, "fallback"), ==, "name");
  apostil_scheme_draft_remove (draft, named);
  g_assert_null (apostil_scheme_draft_get (draft, form, "fallback"));
  g_object_unref (build (draft));

  /* another type of value has no choices, and choices are never none */
  apostil_scheme_draft_set (draft, form, "type", "string");
  g_object_unref (build (draft));
  apostil_scheme_draft_set (draft, form, "type", "choice");
  g_object_unref (build (draft));
}

static void
test_refused (void)
{
  g_autoptr (ApostilSchemeDraft) draft = new_draft ();
  guint root = apostil_scheme_draft_get_root (draft);
  guint date = find_kind (draft, "date");
  guint claim = find_kind (draft, "claim");
  guint type = apostil_scheme_draft_add (draft, date, APOSTIL_DRAFT_TYPE, "Decade");

  assert_refused (draft, date, "decade");
  apostil_scheme_draft_undo (draft);
  apostil_scheme_draft_set (draft, claim, "label", NULL);
  assert_refused (draft, claim, "label");
  apostil_scheme_draft_undo (draft);
  apostil_scheme_draft_remove (draft, fixture_find_node (draft, claim, "claimant"));
  assert_refused (draft, claim, "claimant");
  apostil_scheme_draft_undo (draft);
  type = fixture_find_node (draft, find_kind (draft, "entity"), "place");
  apostil_scheme_draft_set (draft, type, "id", "person");
  assert_refused (draft, type, "person");
  apostil_scheme_draft_undo (draft);
  apostil_scheme_draft_set (draft, type, "key", "P");
  assert_refused (draft, type, "P");
  apostil_scheme_draft_undo (draft);
  apostil_scheme_draft_set (draft, root, "id", "news");
  assert_refused (draft, root, "news");
  apostil_scheme_draft_set (draft, root, "id", "mine");
  g_object_unref (build (draft));
}

static void
test_keys (void)
{
  g_autoptr (ApostilSchemeDraft) draft = new_draft ();
  guint root = apostil_scheme_draft_get_root (draft);
  guint kind = apostil_scheme_draft_add (draft, root, APOSTIL_DRAFT_KIND, "Plan");
  guint part = apostil_scheme_draft_add (draft, kind, APOSTIL_DRAFT_PART, "Source");
  g_autofree gchar *key = apostil_scheme_draft_suggest_key (draft, kind);
  guint owner;

  g_assert_true (apostil_scheme_draft_is_key_taken (draft, kind, "P", &owner));
  g_assert_cmpuint (owner, ==, fixture_find_node (draft, find_kind (draft, "entity"), "person"));
  g_assert_true (apostil_scheme_draft_is_key_taken (draft, kind, "A", &owner));
  g_assert_cmpuint (owner, ==, 0);
  g_assert_false (apostil_scheme_draft_is_key_taken (draft, owner, "P", &owner));
  /* the same part may have the same key in several kinds */
  g_assert_false (apostil_scheme_draft_is_key_taken (draft, part, "S", &owner));
  g_assert_true (apostil_scheme_draft_is_key_taken (draft, kind, "S", &owner));
  /* « Plan »: P, L are taken, A and N the program's; then the alphabet */
  g_assert_cmpstr (key, ==, "G");
  apostil_scheme_draft_set (draft, kind, "key", key);
  apostil_scheme_draft_set (draft, part, "key", "S");
  g_object_unref (build (draft));
}

static void
test_undo (void)
{
  g_autoptr (ApostilSchemeDraft) draft = new_draft ();
  guint claim = find_kind (draft, "claim");
  g_autoptr (GBytes) before = apostil_scheme_draft_write (draft);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) now = NULL;

  apostil_scheme_draft_settle (draft);
  /* typing is one step */
  apostil_scheme_draft_set (draft, claim, "label", "A");
  apostil_scheme_draft_set (draft, claim, "label", "As");
  apostil_scheme_draft_set (draft, claim, "label", "Ass");
  apostil_scheme_draft_settle (draft);
  apostil_scheme_draft_set (draft, claim, "label", "Assertion");
  apostil_scheme_draft_undo (draft);
  g_assert_cmpstr (apostil_scheme_draft_get (draft, claim, "label"), ==, "Ass");
  apostil_scheme_draft_redo (draft);
  g_assert_true (apostil_scheme_draft_can_move (draft, claim, -1));
  apostil_scheme_draft_move (draft, claim, -1);
  g_assert_false (apostil_scheme_draft_can_move (draft, claim, -1));
  g_assert_false (apostil_scheme_draft_can_redo (draft));
  after = apostil_scheme_draft_write (draft);
  for (guint i = 0; i < 3; i++)
    apostil_scheme_draft_undo (draft);
  now = apostil_scheme_draft_write (draft);
  g_assert_true (g_bytes_equal (before, now));
  g_bytes_unref (now);
  while (apostil_scheme_draft_can_redo (draft))
    apostil_scheme_draft_redo (draft);
  now = apostil_scheme_draft_write (draft);
  g_assert_true (g_bytes_equal (after, now));
}

/* ---- Random drafts ---- */

static guint
pick_node (ApostilSchemeDraft *draft)
{
  guint node = apostil_scheme_draft_get_root (draft);

  while (g_test_rand_int_range (0, 5) > 0)
    {
      g_autoptr (GArray) children = apostil_scheme_draft_get_children (draft, node);

      if (children->len == 0)
        break;
      node = g_array_index (children, guint, g_test_rand_int_range (0, (gint32) children->len));
    }
  return node;
}

static void
change_at_random (ApostilSchemeDraft *draft)
{
  static const gchar *const words[] = { "Event",  "été",        "چهارشنبه", "a <b> & 'c' \"d\"",
                                        " x  y ", "l1\nl2",     "true",     "choice",
                                        "entity", "claim date", "Q",        "rose",
                                        "",       "Ç-1",        "]]>",      "mention" };
  static const gchar *const fields[] = { "id",   "label",     "plural", "guideline", "colour",
                                         "key",  "type",      "many",   "targets",   "fallback",
                                         "from", "symmetric", "inverse" };
  guint node = pick_node (draft);
  const gchar *const *addable = apostil_scheme_draft_get_addable (draft, node);
  guint n_addable = g_strv_length ((gchar **) addable);
  const gchar *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
  g_autoptr (ApostilScheme) scheme = NULL;
  guint bad;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
    case 1:
      if (n_addable > 0)
        apostil_scheme_draft_add (draft, node,
                                  addable[g_test_rand_int_range (0, (gint32) n_addable)],
                                  *word != '\0' ? word : "New");
      break;
    case 2:
      if (apostil_scheme_draft_get_parent (draft, node) != 0)
        apostil_scheme_draft_remove (draft, node);
      break;
    case 3:
      apostil_scheme_draft_move (draft, node, g_test_rand_bit () ? 1 : -1);
      break;
    default:
      apostil_scheme_draft_set (draft, node,
                                fields[g_test_rand_int_range (0, G_N_ELEMENTS (fields))], word);
    }
  scheme = apostil_scheme_draft_build (draft, &bad, NULL);
  if (scheme != NULL)
    assert_round_trip (scheme);
  else
    {
      /* what is wrong is a node that is there; another change is tried instead */
      g_assert_nonnull (apostil_scheme_draft_get_element (draft, bad));
      if (apostil_scheme_draft_can_undo (draft))
        apostil_scheme_draft_undo (draft);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (ApostilSchemeDraft) draft = new_draft ();
      g_autoptr (GBytes) before = apostil_scheme_draft_write (draft);
      g_autoptr (GBytes) last = NULL;
      g_autoptr (GBytes) now = NULL;
      guint n_steps = 0;

      for (guint i = 0; i < 40; i++)
        change_at_random (draft);
      last = apostil_scheme_draft_write (draft);
      for (; apostil_scheme_draft_can_undo (draft); n_steps++)
        apostil_scheme_draft_undo (draft);
      for (guint i = 0; i < n_steps; i++)
        apostil_scheme_draft_redo (draft);
      now = apostil_scheme_draft_write (draft);
      g_assert_true (g_bytes_equal (last, now));
      g_assert_cmpuint (g_bytes_get_size (before), >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scheme-draft/round-trip", test_round_trip);
  g_test_add_func ("/scheme-draft/ids-follow", test_ids_follow);
  g_test_add_func ("/scheme-draft/choices", test_choices);
  g_test_add_func ("/scheme-draft/refused", test_refused);
  g_test_add_func ("/scheme-draft/keys", test_keys);
  g_test_add_func ("/scheme-draft/undo", test_undo);
  g_test_add_func ("/scheme-draft/random", test_random);

  return g_test_run ();
}
