/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-json-ld.h"

#include "apostil-language.h"
#include "apostil-when.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

/* How it works
 *
 * Sites put one or more objects of schema.org in script elements: an article itself, an array, or
 * an object with @graph whose members point at each other by @id. All objects of all scripts are
 * gathered in one list (with their @id in a table), then the best one is taken: an article before
 * a mere page, the first before later ones. json-glib's parser calls itself for nested values, so
 * depth is checked before it sees anything. */

#define DEPTH_MAX   64
#define OBJECTS_MAX 10000
#define AUTHORS_MAX 50

typedef struct
{
  GPtrArray *parsers; /* keep the objects alive */
  GPtrArray *objects; /* element-type JsonObject */
  GHashTable *by_id;
} Graph;

static gboolean
is_shallow (const gchar *json)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (const gchar *p = json; *p != '\0'; p++)
    {
      if (quoted)
        {
          if (*p == '\\' && p[1] != '\0')
            p++;
          else if (*p == '"')
            quoted = FALSE;
        }
      else if (*p == '"')
        quoted = TRUE;
      else if (*p == '{' || *p == '[')
        {
          if (++depth > DEPTH_MAX)
            return FALSE;
        }
      else if ((*p == '}' || *p == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

/* Without the comments that hide scripts from old browsers; raw line ends in strings, which JSON
 * forbids and sites have, become blanks. */
static gchar *
tidy (const gchar *script)
{
  static const gchar *const before[] = { "<!--", "//", "/*", "*/", "<![CDATA[" };
  static const gchar *const after[] = { "-->", "//", "/*", "*/", "]]>", ";" };
  const gchar *start = script;
  const gchar *end = script + strlen (script);
  gboolean again = TRUE;
  gchar *json;

  while (again)
    {
      again = FALSE;
      while (start < end && g_ascii_isspace (*start))
        start++;
      while (end > start && g_ascii_isspace (end[-1]))
        end--;
      for (guint i = 0; i < G_N_ELEMENTS (before); i++)
        if (g_str_has_prefix (start, before[i]))
          {
            start += strlen (before[i]);
            again = TRUE;
          }
      for (guint i = 0; i < G_N_ELEMENTS (after); i++)
        {
          gsize n = strlen (after[i]);

          if (end - start >= (gssize) n && memcmp (end - n, after[i], n) == 0)
            {
              end -= n;
              again = TRUE;
            }
        }
    }
  if (start >= end)
    return NULL;

  json = g_strndup (start, end - start);
  for (gchar *p = json; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  return json;
}

/* Every object in @node, outer ones first. Depth is bounded by is_shallow(). */
static void
gather (Graph *graph, JsonNode *node)
{
  g_autoptr (GList) members = NULL;

  if (graph->objects->len >= OBJECTS_MAX || node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        gather (graph, json_array_get_element (array, i));
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  g_ptr_array_add (graph->objects, json_node_get_object (node));
  members = json_object_get_values (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    gather (graph, l->data);
}

static const gchar *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static JsonNode *
get_member (JsonObject *object, const gchar *name)
{
  return json_object_has_member (object, name) ? json_object_get_member (object, name) : NULL;
}

/* A string, or the first of an array. */
static const gchar *
get_text (JsonObject *object, const gchar *name)
{
  JsonNode *node = get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
      json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  return get_string (node);
}

static gboolean
type_ends_with (JsonObject *object, const gchar *suffix)
{
  JsonNode *node = get_member (object, "@type");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          const gchar *type = get_string (json_array_get_element (array, i));

          if (type != NULL && g_str_has_suffix (type, suffix))
            return TRUE;
        }
      return FALSE;
    }
  return get_string (node) != NULL && g_str_has_suffix (get_string (node), suffix);
}

static gint
rank (JsonObject *object)
{
  gboolean named = get_text (object, "headline") != NULL ||
                   get_text (object, "datePublished") != NULL;

  if (type_ends_with (object, "Article") || type_ends_with (object, "BlogPosting") ||
      type_ends_with (object, "Report"))
    return named ? 3 : 0;
  if (type_ends_with (object, "WebPage"))
    return named ? 1 : 0;
  return 0;
}

/* The names of a person or organisation, or of several, by reference or in place. */
static void
add_names (Graph *graph, JsonNode *node, GPtrArray *names, guint depth)
{
  JsonObject *object;
  const gchar *id;

  if (node == NULL || depth > 4 || names->len >= AUTHORS_MAX)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_names (graph, json_array_get_element (array, i), names, depth + 1);
      return;
    }
  if (get_string (node) != NULL)
    {
      g_ptr_array_add (names, apostil_html_decode (get_string (node)));
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  if (get_member (object, "name") == NULL)
    {
      id = get_text (object, "@id");
      object = id != NULL ? g_hash_table_lookup (graph->by_id, id) : NULL;
    }
  if (object != NULL)
    add_names (graph, get_member (object, "name"), names, depth + 1);
}

static void
take (gchar **field, const gchar *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = apostil_html_decode (value);
}

static void
read_object (Graph *graph, JsonObject *object, ApostilHtmlMetadata *metadata)
{
  g_autoptr (GPtrArray) publishers = g_ptr_array_new_with_free_func (g_free);
  JsonNode *page = get_member (object, "mainEntityOfPage");

  take (&metadata->title, get_text (object, "headline"));
  if (metadata->authors->len == 0)
    add_names (graph, get_member (object, "author"), metadata->authors, 0);
  if (metadata->authors->len == 0)
    add_names (graph, get_member (object, "creator"), metadata->authors, 0);
  add_names (graph, get_member (object, "publisher"), publishers, 0);
  if (publishers->len > 0)
    take (&metadata->publisher, g_ptr_array_index (publishers, 0));
  if (metadata->language == NULL)
    metadata->language = apostil_language_read_tag (get_text (object, "inLanguage"));
  if (metadata->published == NULL)
    metadata->published = apostil_when_read (get_text (object, "datePublished"));
  take (&metadata->href, get_text (object, "url"));
  take (&metadata->href, get_string (page));
  if (page != NULL && JSON_NODE_HOLDS_OBJECT (page))
    take (&metadata->href, get_text (json_node_get_object (page), "@id"));
}

static gboolean
load (Graph *graph, const gchar *script)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree gchar *json = tidy (script);

  if (json == NULL || !is_shallow (json) || !json_parser_load_from_data (parser, json, -1, NULL))
    return FALSE;
  gather (graph, json_parser_get_root (parser));
  g_ptr_array_add (graph->parsers, g_steal_pointer (&parser));
  return TRUE;
}

/**
 * apostil_json_ld_read:
 * @scripts: (element-type utf8): the page's JSON-LD
 * @metadata: fields that are still empty are filled
 *
 * Any thread.
 */
void
apostil_json_ld_read (GPtrArray *scripts, ApostilHtmlMetadata *metadata)
{
  g_autoptr (GPtrArray) parsers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Graph graph = { parsers, objects, by_id };
  gboolean broken = FALSE;

  for (guint i = 0; i < scripts->len; i++)
    broken |= !load (&graph, g_ptr_array_index (scripts, i));
  if (broken)
    g_ptr_array_add (metadata->told,
                     g_strdup (_ ("Part of the page's structured data (JSON-LD) is broken and was "
                                  "not used; check title, author and date.")));

  for (guint i = 0; i < objects->len; i++)
    {
      const gchar *id = get_text (g_ptr_array_index (objects, i), "@id");

      /* a mere reference has no other member */
      if (id != NULL && json_object_get_size (g_ptr_array_index (objects, i)) > 1 &&
          !g_hash_table_contains (by_id, id))
        g_hash_table_insert (by_id, (gpointer) id, g_ptr_array_index (objects, i));
    }
  for (gint wanted = 3; wanted > 0; wanted -= 2)
    for (guint i = 0; i < objects->len; i++)
      if (rank (g_ptr_array_index (objects, i)) == wanted)
        {
          read_object (&graph, g_ptr_array_index (objects, i), metadata);
          break;
        }
}

/* The character that a reference names, or 0; @p stands after « & ». */
static gunichar
read_reference (const gchar *p, gsize n)
{
  g_autofree gchar *name = g_strndup (p, n);
  guint64 number;
  gchar *end = NULL;
  const htmlEntityDesc *entity;

  if (*name != '#')
    {
      /* deprecated for it knows the names of HTML 4 only, without another for those of HTML 5 */
      G_GNUC_BEGIN_IGNORE_DEPRECATIONS
      entity = htmlEntityLookup ((const xmlChar *) name);
      G_GNUC_END_IGNORE_DEPRECATIONS
      return entity != NULL ? entity->value : 0;
    }
  if (name[1] == 'x' || name[1] == 'X')
    number = g_ascii_strtoull (name + 2, &end, 16);
  else
    number = g_ascii_strtoull (name + 1, &end, 10);
  if (end == NULL || *end != '\0' || number < 0x20 || number > 0x10ffff ||
      !g_unichar_validate ((gunichar) number))
    return 0;
  return (gunichar) number;
}

/**
 * apostil_html_decode:
 * @string: a string from structured data, where sites often escape twice
 *
 * Returns: (transfer full): @string with character references replaced, tags left out, and blanks
 *   run together
 */
gchar *
apostil_html_decode (const gchar *string)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const gchar *p = string; *p != '\0';)
    {
      const gchar *next = g_utf8_next_char (p);
      gunichar ch = g_utf8_get_char (p);

      if (ch == '&')
        {
          gsize n = strcspn (p + 1, "; &<");

          if (p[1 + n] == ';' && n > 0 && n < 12)
            {
              gunichar named = read_reference (p + 1, n);

              if (named != 0)
                {
                  ch = named;
                  next = p + n + 2;
                }
            }
        }
      else if (ch == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/'))
        {
          const gchar *end = strchr (p, '>');

          if (end != NULL && end - p < 200)
            {
              p = end + 1;
              continue;
            }
        }
      p = next;
      if (ch < 0x20 || ch == ' ' || ch == 0x7f || ch == 0xfffe || ch == 0xffff)
        {
          blank = TRUE;
          continue;
        }
      if (blank && decoded->len > 0)
        g_string_append_c (decoded, ' ');
      blank = FALSE;
      g_string_append_unichar (decoded, ch);
    }

  return g_string_free (g_steal_pointer (&decoded), FALSE);
}
