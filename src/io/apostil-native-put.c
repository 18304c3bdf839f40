/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-put.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-native-grammar.h"
#include "apostil-xml-text.h"

/* How it works
 *
 * A record with one child is one line, any other has a line for each child. Which it will
 * be is only known once the second child comes; then the line is broken before the first
 * one, which is still at the end of the string. */

/* Values that are attributes in the file too, in the order in which they are written; links
 * stand among them. */
static const ApostilName value_names[APOSTIL_PUT_N_VALUES] = {
  APOSTIL_NAME_TYPE,     APOSTIL_NAME_NAME, APOSTIL_NAME_VALUE, APOSTIL_NAME_MOD,
  APOSTIL_NAME_BEGIN,    APOSTIL_NAME_END,  APOSTIL_NAME_QUANT, APOSTIL_NAME_FREQ,
  APOSTIL_NAME_CALENDAR, APOSTIL_NAME_FORM, APOSTIL_NAME_MODE,  APOSTIL_NAME_ACT,
  APOSTIL_NAME_ROLE,     APOSTIL_NAME_RULE, APOSTIL_NAME_BY,    APOSTIL_NAME_CREATED,
  APOSTIL_NAME_MODIFIED,
};

/* Which links are attributes of which elements of annotations. */
static const struct
{
  const gchar *element;
  const gchar *early_link;
  const gchar *late_link;
} shapes[APOSTIL_PUT_N_SHAPES] = {
  { "mention", APOSTIL_LINK_ENTITY, NULL },
  { "date", NULL, APOSTIL_LINK_ANCHOR },
  { "claim", APOSTIL_LINK_CLAIMANT, APOSTIL_LINK_WITHIN },
  { "mark", NULL, NULL },
};

/* Values that are elements of their own. */
static const gchar *const value_elements[] = {
  APOSTIL_ATTR_NOTE,
  APOSTIL_ATTR_REASONING,
  APOSTIL_ATTR_STATEMENT,
  APOSTIL_ATTR_VERDICT,
  APOSTIL_ATTR_VERDICT_AT,
  APOSTIL_ATTR_VERDICT_BY,
  NULL,
};

/* Where to look for an interned name first. */
static inline guint
find_place (const gchar *name)
{
  gsize address = GPOINTER_TO_SIZE (name);

  return (address ^ address >> 6) % APOSTIL_PUT_N_PLACES;
}

static void
add_name (ApostilRecordWriter *self, guint slot, const gchar *name)
{
  guint place = find_place (name);

  while (self->slots[place] != 0)
    place = (place + 1) % APOSTIL_PUT_N_PLACES;
  self->slots[place] = (guint8) (slot + 1);
  self->names[slot] = name;
  apostil_xml_name_init (&self->ready_names[slot], name);
}

/* The slot of an interned name, or APOSTIL_PUT_N_VALUES. */
static inline guint
find_slot (ApostilRecordWriter *self, const gchar *name)
{
  guint place = find_place (name);

  while (self->slots[place] != 0 && self->names[self->slots[place] - 1] != name)
    place = (place + 1) % APOSTIL_PUT_N_PLACES;
  return self->slots[place] != 0 ? self->slots[place] - 1u : APOSTIL_PUT_N_VALUES;
}

/**
 * apostil_record_writer_init:
 * @self: (out caller-allocates): a writer of records
 * @out: where to
 * @text: (nullable): the article's words, which spans quote; %NULL to quote none
 */
void
apostil_record_writer_init (ApostilRecordWriter *self, GString *out, ApostilText *text)
{
  memset (self, 0, sizeof *self);
  self->out = out;
  self->text = text;
  for (guint i = 0; i < APOSTIL_PUT_N_VALUES; i++)
    add_name (self, i, g_intern_string (apostil_name_get_name (value_names[i])));
  apostil_xml_name_init (&self->id_name, "id");
  for (guint i = 0; i < APOSTIL_PUT_N_SHAPES; i++)
    {
      self->shapes[i].element = g_intern_static_string (shapes[i].element);
      self->shapes[i].early_link = g_intern_static_string (shapes[i].early_link);
      self->shapes[i].late_link = g_intern_static_string (shapes[i].late_link);
      self->shapes[i].is_general = i == APOSTIL_PUT_N_SHAPES - 1;
      if (shapes[i].early_link != NULL)
        apostil_xml_name_init (&self->shapes[i].early_name, shapes[i].early_link);
      if (shapes[i].late_link != NULL)
        apostil_xml_name_init (&self->shapes[i].late_name, shapes[i].late_link);
    }
}

/**
 * apostil_put_note:
 * @self: a writer
 * @fits: what a writer of strings returned
 *
 * Remembers the record at hand when something of it cannot stand in XML.
 */
void
apostil_put_note (ApostilRecordWriter *self, gboolean fits)
{
  if (!fits && self->bad == NULL)
    self->bad = self->id;
}

/* A tag that the reader would refuse must not be written. */
static void
note_length (ApostilRecordWriter *self)
{
  if (self->out->len - self->tag_start > APOSTIL_MAX_START_TAG_BYTES && self->too_long == NULL)
    self->too_long = self->id;
}

/**
 * apostil_put_attribute:
 * @self: a writer
 * @name: the name of an attribute
 * @value: (nullable): its value; %NULL writes nothing
 *
 * Appends an attribute to the tag at hand.
 */
void
apostil_put_attribute (ApostilRecordWriter *self, const gchar *name, const gchar *value)
{
  apostil_put_note (self, apostil_xml_append_attribute (self->out, name, value));
  note_length (self);
}

/**
 * apostil_put_named:
 * @self: a writer
 * @name: the name of an attribute, prepared
 * @value: its value
 *
 * As apostil_put_attribute().
 */
void
apostil_put_named (ApostilRecordWriter *self, const ApostilXmlName *name, const gchar *value)
{
  apostil_put_note (self, apostil_xml_append_named (self->out, name, value));
  note_length (self);
}

static const gchar new_line[] = APOSTIL_PUT_NEW_LINE;

/**
 * apostil_put_line:
 * @self: a writer
 * @indent: how deep
 *
 * Begins a line.
 */
void
apostil_put_line (ApostilRecordWriter *self, guint indent)
{
  apostil_xml_append (self->out, new_line, 1 + 2 * (gsize) indent);
}

/**
 * apostil_put_begin_child:
 * @self: a writer
 *
 * Ends the start tag, or breaks the line, as the next child needs it.
 */
void
apostil_put_begin_child (ApostilRecordWriter *self)
{
  if (self->n_children == 0)
    {
      apostil_xml_append (self->out, ">", 1);
      self->first_child = self->out->len;
    }
  else
    {
      if (self->n_children == 1)
        g_string_insert_len (self->out, (gssize) self->first_child, new_line,
                             1 + 2 * (gssize) (self->indent + 1));
      apostil_put_line (self, self->indent + 1);
    }
  self->n_children++;
  self->tag_start = self->out->len;
}

/**
 * apostil_put_begin_record:
 * @self: a writer
 * @record: the record that follows
 * @element: its element
 * @indent: how deep it stands
 *
 * Begins its start tag.
 */
void
apostil_put_begin_record (ApostilRecordWriter *self,
                          gpointer record,
                          const gchar *element,
                          guint indent)
{
  gchar *to = NULL;

  self->id = apostil_record_get_id (record);
  self->indent = indent;
  self->n_children = 0;
  self->more = apostil_record_has_more (record);
  self->foreign =
      self->more ? apostil_foreign_index_new (apostil_record_get_foreign_elements (record)) : NULL;
  self->tag_start = self->out->len;
  to = apostil_xml_make_room (self->out, APOSTIL_PUT_MAX_BLANKS + APOSTIL_PUT_ELEMENT_ROOM);
  apostil_xml_end_at (self->out, apostil_put_write_start (to, element, indent));
}

/**
 * apostil_put_foreign_attributes:
 * @self: a writer
 * @record: the record at hand
 *
 * Ends its attributes with the foreign ones.
 */
void
apostil_put_foreign_attributes (ApostilRecordWriter *self, gpointer record)
{
  const gchar *attributes = self->more ? apostil_record_get_foreign_attributes (record) : NULL;

  if (attributes != NULL)
    apostil_put (self, attributes);
}

/**
 * apostil_put_end_record:
 * @self: a writer
 * @record: the record at hand
 * @element: its element
 *
 * Appends its foreign elements and the end tag.
 */
void
apostil_put_end_record (ApostilRecordWriter *self, gpointer record, const gchar *element)
{
  gchar *to = NULL;
  const gchar *foreign = self->more ? apostil_record_get_foreign_elements (record) : NULL;
  const gchar *end = foreign != NULL ? foreign + apostil_foreign_own_length (foreign) : NULL;

  while (foreign < end)
    {
      gsize n = strcspn (foreign, APOSTIL_FOREIGN_ELEMENT_SEPARATOR "\x1e");

      apostil_put_begin_child (self);
      apostil_xml_append (self->out, foreign, n);
      foreign += n + 1;
    }
  g_clear_pointer (&self->foreign, apostil_foreign_index_free);
  if (self->n_children == 0)
    {
      apostil_put (self, "/>\n");
      return;
    }

  if (self->n_children > 1)
    apostil_put_line (self, self->indent);
  to = apostil_xml_make_room (self->out, APOSTIL_PUT_ELEMENT_ROOM);
  to = apostil_put_write_end (to, element);
  *to++ = '\n';
  apostil_xml_end_at (self->out, to);
}

/**
 * apostil_put_elements:
 * @out: where to
 * @elements: foreign elements as a store keeps them
 * @n: how many bytes of them
 *
 * Appends them without what separates them in the store.
 */
void
apostil_put_elements (GString *out, const gchar *elements, gsize n)
{
  while (n > 0)
    {
      const gchar *end = memchr (elements, *APOSTIL_FOREIGN_ELEMENT_SEPARATOR, n);
      gsize length = end != NULL ? (gsize) (end - elements) : n;

      apostil_xml_append (out, elements, length);
      length += end != NULL;
      elements += length;
      n -= length;
    }
}

/**
 * apostil_put_end_small:
 * @self: a writer
 * @element: a small element whose own attributes were written
 * @key: (nullable): its key in the store of foreign content; %NULL is @element
 * @text: (nullable): its words
 * @n_bytes: how many bytes of them
 *
 * Ends it: foreign attributes, words, foreign elements.
 */
void
apostil_put_end_small (ApostilRecordWriter *self,
                       const gchar *element,
                       const gchar *key,
                       const gchar *text,
                       gsize n_bytes)
{
  ApostilForeignPart part = { NULL, 0, NULL, 0 };
  gchar *to = NULL;

  if (self->foreign != NULL &&
      apostil_foreign_index_take (self->foreign, key != NULL ? key : element, &part))
    apostil_xml_append (self->out, part.attributes, part.n_attributes);
  if (n_bytes == 0 && part.n_elements == 0)
    {
      apostil_xml_append (self->out, "/>", 2);
      return;
    }

  apostil_xml_append (self->out, ">", 1);
  if (n_bytes > 0)
    apostil_put_note (self, apostil_xml_append_text (self->out, text, n_bytes));
  if (part.n_elements > 0)
    apostil_put_elements (self->out, part.elements, part.n_elements);
  to = apostil_xml_make_room (self->out, APOSTIL_PUT_ELEMENT_ROOM);
  apostil_xml_end_at (self->out, apostil_put_write_end (to, element));
}

/**
 * apostil_put_text_element:
 * @self: a writer
 * @element: a small element without attributes
 * @key: (nullable): its key, as for apostil_put_end_small()
 * @text: (nullable): its words; %NULL writes nothing
 *
 * Appends it as a child of the record at hand.
 */
void
apostil_put_text_element (ApostilRecordWriter *self,
                          const gchar *element,
                          const gchar *key,
                          const gchar *text)
{
  if (text == NULL)
    return;

  apostil_put_begin_child (self);
  apostil_xml_append (self->out, "<", 1);
  apostil_put (self, element);
  apostil_put_end_small (self, element, key, text, strlen (text));
}

/**
 * apostil_put_list:
 * @self: a writer
 * @element: a small element
 * @texts: (array zero-terminated=1): words
 *
 * Appends one for each.
 */
void
apostil_put_list (ApostilRecordWriter *self, const gchar *element, const gchar *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree gchar *key = self->foreign != NULL ? g_strdup_printf ("%s %s", element, texts[i])
                                                    : NULL;

      apostil_put_text_element (self, element, key, texts[i]);
    }
}

/**
 * apostil_put_span:
 * @self: a writer
 * @element: `span` or a part
 * @role: the role of a `<part>`, else @element
 * @span: where
 * @quote: whether to repeat the words
 *
 * Appends it as a child of the record at hand.
 */
void
apostil_put_span (ApostilRecordWriter *self,
                  const gchar *element,
                  const gchar *role,
                  ApostilSpan span,
                  gboolean quote)
{
  g_autofree gchar *key = NULL;
  const gchar *utf8 = "";
  gsize n_bytes = 0;
  gsize start = 0;
  gsize end = 0;
  gchar *to = NULL;

  apostil_put_begin_child (self);
  to = apostil_xml_make_room (self->out, APOSTIL_PUT_ELEMENT_ROOM + APOSTIL_PUT_OFFSETS_ROOM);
  *to++ = '<';
  to = apostil_xml_write_name (to, element);
  if (element != role)
    {
      apostil_xml_end_at (self->out, to);
      apostil_put_attribute (self, "role", role);
      to = apostil_xml_make_room (self->out, APOSTIL_PUT_OFFSETS_ROOM);
    }
  apostil_xml_end_at (self->out, apostil_put_write_offsets (to, span));

  if (self->foreign != NULL)
    key = g_strdup_printf ("%s %u-%u", role, span.start, span.end);
  if (quote && self->text != NULL)
    {
      utf8 = apostil_text_get_utf8 (self->text, &n_bytes);
      apostil_text_to_bytes (self->text, span, &start, &end);
    }
  apostil_put_end_small (self, element, key, utf8 + start, end - start);
}

static void
put_named (ApostilRecordWriter *self, const gchar *element, const gchar *name, const gchar *text)
{
  g_autofree gchar *key = self->foreign != NULL ? g_strdup_printf ("%s %s", element, name) : NULL;

  self->tag_start = self->out->len;
  apostil_xml_append (self->out, "<", 1);
  apostil_put (self, element);
  apostil_put_attribute (self, "name", name);
  apostil_put_end_small (self, element, key, text, strlen (text));
}

/**
 * apostil_put_scheme_attributes:
 * @self: a writer
 * @record: the record at hand
 *
 * Appends what the scheme defines beyond the format, by name. It is kept with a prefix;
 * without one it is written all the same, since nothing may be lost.
 */
void
apostil_put_scheme_attributes (ApostilRecordWriter *self, gpointer record)
{
  gsize n_prefix = strlen (APOSTIL_ATTR_SCHEME_PREFIX);
  guint n = 0;
  const ApostilAttribute *attributes = apostil_record_get_attributes (record, &n);

  for (guint i = 0; i < n; i++)
    {
      const gchar *name = attributes[i].name;
      gboolean prefixed = g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX);
      gboolean placed = !prefixed && APOSTIL_IS_ARTICLE (record);

      for (guint j = 0; j < APOSTIL_PUT_N_VALUES && !prefixed; j++)
        placed = placed || self->names[j] == name;
      if (placed || g_strv_contains (value_elements, name))
        continue;

      apostil_put_begin_child (self);
      put_named (self, "attribute", prefixed ? name + n_prefix : name, attributes[i].value);
    }
}

static void
put_reason (ApostilRecordWriter *self, gpointer record)
{
  const ApostilAttribute *args = NULL;
  guint n_args = 0;
  const gchar *code = apostil_record_get_reason (record, &args, &n_args);
  ApostilForeignPart part = { NULL, 0, NULL, 0 };

  if (code == NULL)
    return;

  apostil_put_begin_child (self);
  apostil_put (self, "<reason");
  apostil_put_attribute (self, "code", code);
  if (apostil_foreign_index_take (self->foreign, "reason", &part))
    apostil_xml_append (self->out, part.attributes, part.n_attributes);
  if (n_args == 0 && part.n_elements == 0)
    {
      apostil_put (self, "/>");
      return;
    }
  apostil_xml_append (self->out, ">", 1);
  for (guint i = 0; i < n_args; i++)
    put_named (self, "arg", args[i].name, args[i].value);
  apostil_put_elements (self->out, part.elements, part.n_elements);
  apostil_put (self, "</reason>");
}

/**
 * apostil_put_common_children:
 * @self: a writer
 * @record: the record at hand
 * @others: what apostil_put_find_values() returned
 *
 * Appends reason, alternatives and note, which end every record that has them.
 */
void
apostil_put_common_children (ApostilRecordWriter *self, gpointer record, gboolean others)
{
  const gchar *const *alternatives = NULL;

  if (self->more)
    {
      put_reason (self, record);
      alternatives = apostil_record_get_alternatives (record);
    }
  for (guint i = 0; alternatives != NULL && alternatives[i] != NULL; i++)
    {
      g_autofree gchar *key =
          self->foreign != NULL ? g_strdup_printf ("alternative %s", alternatives[i]) : NULL;

      apostil_put_begin_child (self);
      apostil_put (self, "<alternative");
      apostil_put_attribute (self, "value", alternatives[i]);
      apostil_put_end_small (self, "alternative", key, NULL, 0);
    }
  if (others)
    apostil_put_text_element (self, "note", NULL, apostil_record_get (record, APOSTIL_ATTR_NOTE));
}

/**
 * apostil_put_values:
 * @self: a writer
 * @values: slots, as apostil_put_find_values() filled them
 * @first: the first slot
 * @end: the slot after the last one
 *
 * Appends those values as attributes.
 */
void
apostil_put_values (ApostilRecordWriter *self,
                    const ApostilPutValues *values,
                    guint first,
                    guint end)
{
  guint32 left = values->filled & ((1u << end) - (1u << first));

  for (; left != 0; left &= left - 1)
    {
      guint slot = (guint) __builtin_ctz (left);

      apostil_put_named (self, &self->ready_names[slot], values->slots[slot]);
    }
}

/**
 * apostil_put_find_values:
 * @self: a writer
 * @record: a record
 * @values: (out caller-allocates): slots
 *
 * Sorts the values of a record that are attributes in the file too into slots.
 *
 * Returns: whether it has others
 */
gboolean
apostil_put_find_values (ApostilRecordWriter *self, gpointer record, ApostilPutValues *values)
{
  gboolean others = FALSE;
  guint n = 0;
  const ApostilAttribute *attributes = apostil_record_get_attributes (record, &n);

  values->filled = 0;
  for (guint i = 0; i < n; i++)
    {
      guint slot = find_slot (self, attributes[i].name);

      if (slot < APOSTIL_PUT_N_VALUES)
        {
          values->slots[slot] = attributes[i].value;
          values->filled |= 1u << slot;
        }
      else
        others = TRUE;
    }
  return others;
}

/**
 * apostil_put_status:
 * @self: a writer
 * @record: the record at hand
 *
 * Appends its status, unless it is confirmed.
 */
void
apostil_put_status (ApostilRecordWriter *self, gpointer record)
{
  switch (apostil_record_get_status (record))
    {
    case APOSTIL_STATUS_SUGGESTED:
      apostil_put (self, " status=\"suggested\"");
      break;
    case APOSTIL_STATUS_REJECTED:
      apostil_put (self, " status=\"rejected\"");
      break;
    case APOSTIL_STATUS_CONFIRMED:
    default:
      break;
    }
}

/**
 * apostil_record_writer_check:
 * @self: a writer
 * @error: says which record cannot be written
 *
 * Returns: whether all that was written can be read again
 */
gboolean
apostil_record_writer_check (ApostilRecordWriter *self, GError **error)
{
  if (self->too_long != NULL)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("“%s” has a field that is too long to be read again. Shorten its fields and "
                      "save again."),
                   self->too_long);
      return FALSE;
    }
  if (self->bad == NULL)
    return TRUE;

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
               _ ("“%s” holds a control character that a file cannot hold. Remove it from its "
                  "fields and save again."),
               self->bad);
  return FALSE;
}
