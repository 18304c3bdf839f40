/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * A table says for each element under which name it is written, which fields are attributes and
 * which are elements of their own, and which children follow, in the order of scheme.rnc. Each tag
 * has a line of its own, and each line remembers its node: so what the reader finds wrong in a line
 * is wrong with that node. */

#include "config.h"

#include "apostil-draft-node.h"
#include "apostil-scheme-draft.h"

typedef struct
{
  const gchar *element;
  const gchar *tag;
  const gchar *id;            /* what the id is called in the file */
  const gchar *attributes[6]; /* in their order, after the id */
  const gchar *texts[4];      /* NULL: the label is the text of the element */
  const gchar *children[5];
} Shape;

static const Shape shapes[] = {
  { APOSTIL_DRAFT_SCHEME,
    "scheme",
    "id",
    { "suggestions" },
    { "label" },
    { APOSTIL_DRAFT_ROLE, APOSTIL_DRAFT_VARIABLE, APOSTIL_DRAFT_KIND, APOSTIL_DRAFT_RELATION } },
  { APOSTIL_DRAFT_ROLE, "choice", "id", { NULL }, { NULL }, { NULL } },
  { APOSTIL_DRAFT_VARIABLE,
    "attribute",
    "name",
    { "type", "fallback" },
    { "label" },
    { APOSTIL_DRAFT_CHOICE } },
  { APOSTIL_DRAFT_KIND,
    "kind",
    "id",
    { "colour", "key" },
    { "label", "plural", "guideline" },
    { APOSTIL_DRAFT_TYPE, APOSTIL_DRAFT_ATTRIBUTE, APOSTIL_DRAFT_LINK, APOSTIL_DRAFT_PART } },
  { APOSTIL_DRAFT_TYPE,
    "type",
    "id",
    { "colour", "key" },
    { "label", "plural", "guideline" },
    { NULL } },
  { APOSTIL_DRAFT_ATTRIBUTE,
    "attribute",
    "name",
    { "type", "fallback" },
    { "label" },
    { APOSTIL_DRAFT_CHOICE } },
  { APOSTIL_DRAFT_CHOICE, "choice", "id", { NULL }, { NULL }, { NULL } },
  { APOSTIL_DRAFT_LINK, "link", "role", { "targets", "many" }, { "label" }, { NULL } },
  { APOSTIL_DRAFT_PART, "part", "role", { "key" }, { "label" }, { NULL } },
  { APOSTIL_DRAFT_RELATION,
    "relation",
    "type",
    { "colour", "symmetric", "from", "to" },
    { "label", "inverse" },
    { NULL } },
};

typedef struct
{
  GString *xml;
  GArray *lines; /* (nullable) */
  guint depth;
} Writer;

static void
begin_line (Writer *writer, const ApostilDraftNode *node)
{
  if (writer->lines != NULL)
    g_array_append_val (writer->lines, node->number);
  for (guint i = 0; i < writer->depth; i++)
    g_string_append (writer->xml, "  ");
}

static void
put_escaped (Writer *writer, const gchar *before, const gchar *value, const gchar *after)
{
  g_autofree gchar *escaped = g_markup_escape_text (value, -1);

  g_string_append (writer->xml, before);
  g_string_append (writer->xml, escaped);
  g_string_append (writer->xml, after);
}

static void
put_attribute (Writer *writer, const gchar *name, const gchar *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (writer->xml, " %s", name);
  put_escaped (writer, "=\"", value, "\"");
}

/* A field of several lines has lines of the file, too. */
static void
note_lines_in (Writer *writer, const ApostilDraftNode *node, const gchar *value)
{
  for (const gchar *p = value; writer->lines != NULL && *p != '\0'; p++)
    if (*p == '\n')
      g_array_append_val (writer->lines, node->number);
}

static void
put_text (Writer *writer, ApostilDraftNode *node, const gchar *field)
{
  const gchar *value = apostil_draft_node_get (node, field);

  /* Without a label the reader says what is missing. */
  if (value == NULL)
    return;
  begin_line (writer, node);
  g_string_append_printf (writer->xml, "<%s", field);
  put_escaped (writer, ">", value, "</");
  g_string_append_printf (writer->xml, "%s>\n", field);
  note_lines_in (writer, node, value);
}

static const Shape *
find_shape (const gchar *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].element, element))
      return &shapes[i];
  g_assert_not_reached ();
}

static void put_node (Writer *writer, ApostilDraftNode *node);

/* Roles and variables of a scheme stand in an element around them. */
static const gchar *
get_wrapper (const gchar *element)
{
  if (g_str_equal (element, APOSTIL_DRAFT_ROLE))
    return "section-roles";
  if (g_str_equal (element, APOSTIL_DRAFT_VARIABLE))
    return "variables";
  return NULL;
}

static void
put_children (Writer *writer, ApostilDraftNode *node, const gchar *element)
{
  const gchar *wrapper = get_wrapper (element);
  gboolean open = FALSE;

  for (guint i = 0; i < node->children->len; i++)
    {
      ApostilDraftNode *child = g_ptr_array_index (node->children, i);

      if (!g_str_equal (child->element, element))
        continue;
      if (wrapper != NULL && !open)
        {
          begin_line (writer, node);
          g_string_append_printf (writer->xml, "<%s>\n", wrapper);
          writer->depth++;
          open = TRUE;
        }
      put_node (writer, child);
    }
  if (!open)
    return;
  writer->depth--;
  begin_line (writer, node);
  g_string_append_printf (writer->xml, "</%s>\n", wrapper);
}

static void
put_node (Writer *writer, ApostilDraftNode *node)
{
  const Shape *shape = find_shape (node->element);
  const gchar *id = apostil_draft_node_get (node, "id");
  const gchar *label = apostil_draft_node_get (node, "label");

  begin_line (writer, node);
  g_string_append_printf (writer->xml, "<%s", shape->tag);
  if (node->parent == NULL)
    g_string_append (writer->xml, " xmlns=\"urn:apostil:scheme:1\" version=\"1.0\"");
  put_attribute (writer, shape->id, id != NULL ? id : "");
  for (guint i = 0; shape->attributes[i] != NULL; i++)
    put_attribute (writer, shape->attributes[i],
                   apostil_draft_node_get (node, shape->attributes[i]));
  if (shape->texts[0] == NULL)
    {
      put_escaped (writer, ">", label != NULL ? label : "", "</");
      g_string_append_printf (writer->xml, "%s>\n", shape->tag);
      note_lines_in (writer, node, label != NULL ? label : "");
      return;
    }
  g_string_append (writer->xml, ">\n");
  writer->depth++;
  for (guint i = 0; shape->texts[i] != NULL; i++)
    put_text (writer, node, shape->texts[i]);
  for (guint i = 0; shape->children[i] != NULL; i++)
    put_children (writer, node, shape->children[i]);
  writer->depth--;
  begin_line (writer, node);
  g_string_append_printf (writer->xml, "</%s>\n", shape->tag);
}

/**
 * apostil_scheme_says_same:
 * @a: a scheme
 * @b: another
 *
 * Returns: whether both say the same, whatever their files look like
 */
gboolean
apostil_scheme_says_same (ApostilScheme *a, ApostilScheme *b)
{
  g_autoptr (ApostilSchemeDraft) one = NULL;
  g_autoptr (ApostilSchemeDraft) two = NULL;
  g_autoptr (GBytes) xml_one = NULL;
  g_autoptr (GBytes) xml_two = NULL;

  if (a == b)
    return TRUE;
  one = apostil_scheme_draft_new (a);
  two = apostil_scheme_draft_new (b);
  xml_one = apostil_scheme_draft_write (one);
  xml_two = apostil_scheme_draft_write (two);
  return g_bytes_equal (xml_one, xml_two);
}

/*
 * apostil_draft_node_write:
 * @root: a scheme
 * @lines: (element-type guint) (nullable): gets for each line of the file the number of its node
 *
 * Returns: (transfer full): the file of the scheme
 */
GBytes *
apostil_draft_node_write (ApostilDraftNode *root, GArray *lines)
{
  Writer writer = { g_string_new (NULL), lines, 0 };

  if (lines != NULL)
    g_array_append_val (lines, root->number);
  g_string_append (writer.xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  put_node (&writer, root);
  return g_string_free_to_bytes (writer.xml);
}
