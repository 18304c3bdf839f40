/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-foreign.h"

#include <string.h>

#include "apostil-xml-text.h"

/* How it works
 *
 * A foreign element is written out again while it is read, in one canonical way after the
 * manner of Canonical XML: each prefix is declared where it is first needed, declarations
 * sorted by prefix, attributes by namespace and name. So the text stands by itself inside
 * any document of ours, whatever its root declared, and reading it again yields the same.
 *
 * A record keeps such text in two strings, its own foreign attributes and its own foreign
 * elements. Foreign content of the small elements within a record (a span, a verdict) has no
 * object to hang on. It is appended to the second string behind control characters, which
 * cannot occur in XML: RS key US attributes US elements, where the key says what the small
 * element is by its content (« span 12-20 »). When an edit takes the span away, its key is
 * not asked for any more and what belonged to it goes with it. */

#define RS '\x1e'
#define US '\x1f'

typedef struct
{
  gchar *prefix; /* "" for the default namespace */
  gchar *uri;
  guint depth;
} Binding;

struct _ApostilForeign
{
  GString *out;
  GArray *bindings; /* of Binding, those in scope */
  GPtrArray *names; /* of open elements, as written */
  gboolean tag_open;
};

static void
clear_binding (gpointer data)
{
  Binding *binding = data;

  g_free (binding->prefix);
  g_free (binding->uri);
}

/**
 * apostil_foreign_new:
 *
 * Returns: (transfer full): a canonical writer of what a SAX parser reports
 */
ApostilForeign *
apostil_foreign_new (void)
{
  ApostilForeign *self = g_new0 (ApostilForeign, 1);

  self->out = g_string_new (NULL);
  self->bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  g_array_set_clear_func (self->bindings, clear_binding);
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
apostil_foreign_free (ApostilForeign *self)
{
  if (self == NULL)
    return;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_array_unref (self->bindings);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * apostil_foreign_is_open:
 * @self: a canonical writer
 *
 * Returns: whether an element was started and not ended
 */
gboolean
apostil_foreign_is_open (ApostilForeign *self)
{
  return self->names->len > 0;
}

static const gchar *
uri_in_scope (ApostilForeign *self, const gchar *prefix)
{
  for (guint i = self->bindings->len; i > 0; i--)
    {
      Binding *binding = &g_array_index (self->bindings, Binding, i - 1);

      if (g_str_equal (binding->prefix, prefix))
        return binding->uri;
    }
  if (g_str_equal (prefix, "xml"))
    return APOSTIL_XML_NAMESPACE;

  return *prefix == '\0' ? APOSTIL_NAMESPACE : "";
}

static void
bind (ApostilForeign *self, const gchar *prefix, const gchar *uri)
{
  Binding binding = { NULL, NULL, self->names->len };

  if (g_str_equal (uri_in_scope (self, prefix), uri))
    return;

  binding.prefix = g_strdup (prefix);
  binding.uri = g_strdup (uri);
  g_array_append_val (self->bindings, binding);
}

static gint
compare_bindings (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Binding *) a)->prefix, ((const Binding *) b)->prefix);
}

static const gchar *
or_empty (gconstpointer string)
{
  return string != NULL ? string : "";
}

static void
close_tag (ApostilForeign *self)
{
  if (self->tag_open)
    g_string_append_c (self->out, '>');
  self->tag_open = FALSE;
}

static gchar *
qualified_name (const gchar *prefix, const gchar *local_name)
{
  return *prefix != '\0' ? g_strconcat (prefix, ":", local_name, NULL) : g_strdup (local_name);
}

static gint
compare_attributes (gconstpointer a, gconstpointer b)
{
  const xmlChar **one = *(const xmlChar ***) a;
  const xmlChar **two = *(const xmlChar ***) b;
  gint order = strcmp (or_empty (one[2]), or_empty (two[2]));

  return order != 0 ? order : strcmp ((const gchar *) one[0], (const gchar *) two[0]);
}

/**
 * apostil_foreign_append_raw_value:
 * @out: where to
 * @value: the value of an attribute as SAX2 gives it
 * @n_bytes: its length
 *
 * Appends the value itself. While it does not replace entities, libxml2 hands over every
 * ampersand in a value, and nothing else, as the reference « &#38; ».
 */
void
apostil_foreign_append_raw_value (GString *out, const gchar *value, gsize n_bytes)
{
  const gchar *end = value + n_bytes;
  gsize length = out->len;
  gchar *to = NULL;

  /* One growth and one pass: this is called for each attribute of a file. */
  g_string_set_size (out, length + n_bytes);
  to = out->str + length;
  while (value < end)
    {
      *to++ = *value;
      if (*value++ == '&' && end - value >= 4 && memcmp (value, "#38;", 4) == 0)
        value += 4;
    }
  g_string_set_size (out, (gsize) (to - out->str));
}

/* What the parser hands over is well formed, so that every character fits. */
static void
append_value (GString *out, const gchar *name, const gchar *value, gsize n_bytes)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  apostil_foreign_append_raw_value (plain, value, n_bytes);
  apostil_xml_append_attribute (out, name, plain->str);
}

static void
declare_namespaces (ApostilForeign *self, guint first)
{
  if (self->bindings->len == first)
    return;

  qsort (&g_array_index (self->bindings, Binding, first), self->bindings->len - first,
         sizeof (Binding), compare_bindings);
  for (guint i = first; i < self->bindings->len; i++)
    {
      Binding *binding = &g_array_index (self->bindings, Binding, i);
      g_autofree gchar *name = *binding->prefix != '\0'
                                   ? g_strconcat ("xmlns:", binding->prefix, NULL)
                                   : g_strdup ("xmlns");

      apostil_xml_append_attribute (self->out, name, binding->uri);
    }
}

/**
 * apostil_foreign_start:
 * @self: a canonical writer
 * @local_name: the element's name
 * @prefix: (nullable): its prefix
 * @uri: (nullable): its namespace
 * @n_namespaces: how many declarations it has
 * @namespaces: pairs of prefix and namespace, as SAX2 gives them
 * @n_attributes: how many attributes it has
 * @attributes: five pointers for each, as SAX2 gives them
 */
void
apostil_foreign_start (ApostilForeign *self,
                       const gchar *local_name,
                       const gchar *prefix,
                       const gchar *uri,
                       gint n_namespaces,
                       const xmlChar **namespaces,
                       gint n_attributes,
                       const xmlChar **attributes)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree gchar *name = qualified_name (or_empty (prefix), local_name);
  guint first = self->bindings->len;

  close_tag (self);
  for (gint i = 0; i < n_namespaces; i++)
    bind (self, or_empty (namespaces[2 * i]), or_empty (namespaces[2 * i + 1]));
  bind (self, or_empty (prefix), or_empty (uri));
  for (gint i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;

      g_ptr_array_add (sorted, attribute);
      if (attribute[1] != NULL)
        bind (self, (const gchar *) attribute[1], or_empty (attribute[2]));
    }
  g_ptr_array_sort (sorted, compare_attributes);

  g_string_append_c (self->out, '<');
  g_string_append (self->out, name);
  declare_namespaces (self, first);
  for (guint i = 0; i < sorted->len; i++)
    {
      const xmlChar **attribute = g_ptr_array_index (sorted, i);
      g_autofree gchar *attribute_name =
          qualified_name (or_empty (attribute[1]), (const gchar *) attribute[0]);

      append_value (self->out, attribute_name, (const gchar *) attribute[3],
                    attribute[4] - attribute[3]);
    }
  self->tag_open = TRUE;
  g_ptr_array_add (self->names, g_steal_pointer (&name));
}

/**
 * apostil_foreign_text:
 * @self: a canonical writer with an open element
 * @text: text inside it
 * @n_bytes: how much
 */
void
apostil_foreign_text (ApostilForeign *self, const gchar *text, gsize n_bytes)
{
  g_autofree gchar *terminated = g_strndup (text, n_bytes);

  close_tag (self);
  apostil_xml_append_text (self->out, terminated, n_bytes);
}

/**
 * apostil_foreign_end:
 * @self: a canonical writer with an open element
 *
 * Returns: (transfer full) (nullable): the whole outermost element once it ends
 */
gchar *
apostil_foreign_end (ApostilForeign *self)
{
  guint depth = self->names->len - 1;

  if (self->tag_open)
    g_string_append (self->out, "/>");
  else
    g_string_append_printf (self->out, "</%s>",
                            (const gchar *) g_ptr_array_index (self->names, depth));
  self->tag_open = FALSE;
  g_ptr_array_set_size (self->names, depth);
  while (self->bindings->len > 0 &&
         g_array_index (self->bindings, Binding, self->bindings->len - 1).depth >= depth)
    g_array_set_size (self->bindings, self->bindings->len - 1);

  if (depth > 0)
    return NULL;

  return g_string_free (g_steal_pointer (&self->out), FALSE);
}

/**
 * apostil_foreign_format_attributes:
 * @attributes: (element-type gpointer): foreign attributes of one element of ours, each the
 *   five pointers that SAX2 gives; sorted here
 *
 * Returns: (transfer full): them as canonical text, each with a space before it, and with the
 *   declarations of the prefixes they use
 */
gchar *
apostil_foreign_format_attributes (GPtrArray *attributes)
{
  GString *out = g_string_new (NULL);

  g_ptr_array_sort (attributes, compare_attributes);
  for (guint i = 0; i < attributes->len; i++)
    {
      const xmlChar **attribute = g_ptr_array_index (attributes, i);
      const gchar *prefix = or_empty (attribute[1]);
      g_autofree gchar *name = qualified_name (prefix, (const gchar *) attribute[0]);
      g_autofree gchar *declaration = g_strconcat ("xmlns:", prefix, NULL);
      g_autofree gchar *declared = g_strconcat (" ", declaration, "=\"", NULL);

      /* A value cannot hold a bare quotation mark, so this finds declarations only. */
      if (!g_str_equal (prefix, "xml") && strstr (out->str, declared) == NULL)
        apostil_xml_append_attribute (out, declaration, (const gchar *) attribute[2]);
      append_value (out, name, (const gchar *) attribute[3], attribute[4] - attribute[3]);
    }
  return g_string_free (out, FALSE);
}

/**
 * apostil_foreign_store_add:
 * @store: the store of a record
 * @key: (nullable): the key of a small element, %NULL for the record itself, which comes first
 * @attributes: (nullable): its foreign attributes; for a record they are kept elsewhere
 * @elements: (nullable): its foreign elements
 */
void
apostil_foreign_store_add (GString *store,
                           const gchar *key,
                           const gchar *attributes,
                           const gchar *elements)
{
  if (key == NULL)
    {
      g_string_prepend (store, or_empty (elements));
      return;
    }

  g_string_append_printf (store, "%c%s%c%s%c%s", RS, key, US, (const gchar *) or_empty (attributes),
                          US, (const gchar *) or_empty (elements));
}

/**
 * apostil_foreign_own_length:
 * @store: (nullable): the store of a record
 *
 * Returns: how many bytes of it, from its start, are foreign elements of the record itself
 */
gsize
apostil_foreign_own_length (const gchar *store)
{
  return store != NULL ? strcspn (store, "\x1e") : 0;
}

struct _ApostilForeignIndex
{
  GHashTable *by_key; /* key → GQueue of ApostilForeignPart */
};

static void
free_queue (gpointer data)
{
  g_queue_free_full (data, g_free);
}

/**
 * apostil_foreign_index_new:
 * @store: (nullable): the store of a record, which must outlive the index
 *
 * Returns: (transfer full) (nullable): what belongs to the small elements of the record, by
 *   key; %NULL when nothing does, as nearly always
 */
ApostilForeignIndex *
apostil_foreign_index_new (const gchar *store)
{
  const gchar *p = store != NULL ? strchr (store, RS) : NULL;
  ApostilForeignIndex *self = NULL;

  if (p == NULL)
    return NULL;

  self = g_new0 (ApostilForeignIndex, 1);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);
  for (; p != NULL; p = strchr (p, RS))
    {
      gsize n_key = strcspn (p + 1, "\x1f");
      g_autofree gchar *key = g_strndup (p + 1, n_key);
      ApostilForeignPart *part = g_new (ApostilForeignPart, 1);
      GQueue *queue = g_hash_table_lookup (self->by_key, key);

      part->attributes = p + 1 + n_key + 1;
      part->n_attributes = strcspn (part->attributes, "\x1f");
      part->elements = part->attributes + part->n_attributes + 1;
      part->n_elements = strcspn (part->elements, "\x1e");
      p = part->elements + part->n_elements;
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (self->by_key, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, part);
    }
  return self;
}

void
apostil_foreign_index_free (ApostilForeignIndex *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_key);
  g_free (self);
}

/**
 * apostil_foreign_index_take:
 * @self: (nullable): an index
 * @key: the key of a small element that is being written
 * @part: (out): what belongs to it, within the store
 *
 * Equal elements have equal keys; each entry is given out once, so that nothing is doubled.
 *
 * Returns: whether there is something
 */
gboolean
apostil_foreign_index_take (ApostilForeignIndex *self, const gchar *key, ApostilForeignPart *part)
{
  GQueue *queue = self != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;
  g_autofree ApostilForeignPart *first = queue != NULL ? g_queue_pop_head (queue) : NULL;

  if (first == NULL)
    return FALSE;

  *part = *first;
  return TRUE;
}
