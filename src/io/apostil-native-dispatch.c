/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-reader-private.h"

#include "apostil-xml-fault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * The parser interns every name, so that an element is known by comparing pointers with the
 * few that may stand where it stands (apostil-native-grammar.c). Attributes go into slots by
 * name before anything is made of the element; elements with text are handled when they end,
 * with the slots still filled, since they have no children of ours. What is foreign is
 * written out again on the spot and handed to the frame of the element it stands in. */

#define MAX_NAMES 10000

static gboolean
is_blank (const gchar *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (strchr (" \t\r\n", text[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
unknown_element (ApostilReader *self, const gchar *name)
{
  const gchar *parent = apostil_tag_get_def (apostil_reader_top (self)->tag)->name;

  if (self->later)
    {
      g_autofree gchar *path = g_strdup_printf ("%s/%s", parent, name);

      apostil_native_extras_add_unknown (self->extras, path);
      self->skip_depth = 1;
      return;
    }
  apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                       /* Translators: both are names of XML elements */
                       _ ("<%s> cannot stand inside <%s>. Check its name and place, "
                          "or put it into a namespace of its own."),
                       name, parent);
}

static void
wrong_root (ApostilReader *self, const gchar *name, const gchar *uri)
{
  if (g_strcmp0 (uri, APOSTIL_NAMESPACE) != 0 && uri != NULL &&
      g_str_has_prefix (uri, "urn:apostil:"))
    apostil_reader_fail (self, APOSTIL_ERROR_VERSION,
                         _ ("The file is of the format “%s”, and this program reads “%s”. "
                            "Open it with a newer Apostil."),
                         uri, APOSTIL_NAMESPACE);
  else
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         /* Translators: names of XML elements and a namespace */
                         _ ("This is not an Apostil file: it begins with <%s> instead of <%s> "
                            "in the namespace “%s”. Import it as an article instead."),
                         name, self->is_edit ? "edit" : "apostil", APOSTIL_NAMESPACE);
}

/* The version decides whether what is unknown is an error, so it is read first. */
static gboolean
read_version (ApostilReader *self, gint n_attributes, const xmlChar **attributes)
{
  g_autofree gchar *version = NULL;
  guint major = 0;
  guint minor = 0;
  gint n = 0;

  for (gint i = 0; i < n_attributes && version == NULL; i++)
    if (attributes[5 * i + 2] == NULL &&
        attributes[5 * i] == self->attribute_names[APOSTIL_NAME_VERSION])
      version = g_strndup ((const gchar *) attributes[5 * i + 3],
                           attributes[5 * i + 4] - attributes[5 * i + 3]);

  if (version == NULL)
    return TRUE; /* told as any missing attribute */
  if (strlen (version) > 12 || !g_ascii_isdigit (*version) ||
      sscanf (version, "%6u.%6u%n", &major, &minor, &n) != 2 || version[n] != '\0' || major == 0)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           _ ("“%s” is no version of the format. Write version=\"1.0\"."), version);
      return FALSE;
    }
  if (major > 1)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_VERSION,
                           _ ("The file is of version %s of the format, and this program reads "
                              "1.x. Open it with a newer Apostil."),
                           version);
      return FALSE;
    }
  self->later = minor > 0;
  self->extras->version = g_steal_pointer (&version);
  return TRUE;
}

/* libxml2 keeps every name in a hash that stops growing, so very many become slow. */
static gboolean
check_names (ApostilReader *self)
{
  if (xmlDictSize (self->context->dict) <= MAX_NAMES)
    return TRUE;

  apostil_reader_fail (self, APOSTIL_ERROR_LIMIT,
                       _ ("The file uses more than %d different names of elements and attributes, "
                          "the limit. Remove the foreign ones among them."),
                       MAX_NAMES);
  return FALSE;
}

static gboolean
check_size (ApostilReader *self, gint n_attributes, const xmlChar **attributes)
{
  for (gint i = 0; i < n_attributes; i++)
    if (attributes[5 * i + 4] - attributes[5 * i + 3] > (gssize) APOSTIL_MAX_ATTRIBUTE_BYTES)
      {
        apostil_reader_fail (self, APOSTIL_ERROR_LIMIT,
                             _ ("The attribute “%s” is longer than %u bytes, the limit. "
                                "Shorten it."),
                             (const gchar *) attributes[5 * i], APOSTIL_MAX_ATTRIBUTE_BYTES);
        return FALSE;
      }
  return TRUE;
}

static gint
find_name (ApostilReader *self, const ApostilTagDef *def, const xmlChar **attribute)
{
  gboolean in_xml = g_strcmp0 ((const gchar *) attribute[2], APOSTIL_XML_NAMESPACE) == 0;

  for (guint i = 0; i < def->n_names; i++)
    {
      guint name = def->names[i];
      gboolean wants_xml = name == APOSTIL_NAME_LANG || name == APOSTIL_NAME_SPACE;

      if (self->attribute_names[name] == attribute[0] && in_xml == wants_xml)
        return (gint) name;
    }
  return -1;
}

/**
 * apostil_reader_check_required:
 * @self: a reader whose slots hold the attributes
 * @def: of the element that they are of
 *
 * Returns: whether none is missing; a fault is told otherwise
 */
gboolean
apostil_reader_check_required (ApostilReader *self, const ApostilTagDef *def)
{
  for (guint i = 0; i < def->n_required; i++)
    if (apostil_reader_value (self, def->required[i]) == NULL)
      {
        apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                             /* Translators: an XML element and an attribute */
                             _ ("<%s> lacks the attribute “%s”. Add it."), def->name,
                             apostil_name_get_name (def->required[i]));
        return FALSE;
      }
  return TRUE;
}

static gboolean
take_attributes (ApostilReader *self,
                 const ApostilTagDef *def,
                 gint n_attributes,
                 const xmlChar **attributes)
{
  g_autoptr (GPtrArray) foreign = NULL;
  gsize n_bytes = 0;

  for (gint i = 0; i < n_attributes; i++)
    n_bytes += (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]) + 1;
  g_string_set_size (self->values, n_bytes); /* so that it stays where it is */
  g_string_truncate (self->values, 0);
  memset (self->slots, 0, sizeof self->slots);
  for (gint i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;
      gboolean is_foreign = attribute[2] != NULL && attribute[2] != self->our_uri;
      gint name = attribute[2] == self->our_uri ? -1 : -2;

      if (!is_foreign || g_str_equal ((const gchar *) attribute[1], "xml"))
        name = attribute[2] == self->our_uri ? -1 : find_name (self, def, attribute);
      if (name >= 0)
        {
          self->slots[name] = self->values->str + self->values->len;
          apostil_foreign_append_raw_value (self->values, (const gchar *) attribute[3],
                                            (gsize) (attribute[4] - attribute[3]));
          g_string_append_c (self->values, '\0');
        }
      else if (is_foreign)
        {
          if (foreign == NULL)
            foreign = g_ptr_array_new ();
          g_ptr_array_add (foreign, attribute);
        }
      else if (self->later)
        {
          g_autofree gchar *path = g_strdup_printf ("%s@%s", def->name, attribute[0]);

          apostil_native_extras_add_unknown (self->extras, path);
        }
      else
        {
          apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                               /* Translators: an XML element and an attribute */
                               _ ("<%s> has no attribute “%s”. Check its name, or put it into a "
                                  "namespace of its own."),
                               def->name, (const gchar *) attribute[0]);
          return FALSE;
        }
    }
  if (!apostil_reader_check_required (self, def))
    return FALSE;

  if (foreign != NULL)
    apostil_reader_top (self)->foreign_attributes = apostil_foreign_format_attributes (foreign);
  return TRUE;
}

static const ApostilTagChild *
find_child (ApostilReader *self, const ApostilTagDef *parent, const xmlChar *name)
{
  for (guint i = 0; i < parent->n_children; i++)
    if (self->tag_names[parent->children[i].tag] == name)
      return &parent->children[i];

  return NULL;
}

static void
push_frame (ApostilReader *self, ApostilTag tag)
{
  ApostilFrame *frame = NULL;

  self->depth++;
  frame = apostil_reader_top (self);
  memset (frame, 0, sizeof *frame);
  frame->tag = tag;
  frame->line = (guint) self->context->input->line;
}

/* Whether @child may come now, after the children that came before it; a fault is told otherwise. */
static gboolean
place_child (ApostilReader *self, const ApostilTagChild *child)
{
  ApostilFrame *frame = apostil_reader_top (self);

  if (child->rank == frame->rank && !child->many)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           /* Translators: names of XML elements */
                           _ ("A second <%s> stands inside <%s>, where there can be one. "
                              "Remove one of them."),
                           apostil_tag_get_def (child->tag)->name,
                           apostil_tag_get_def (frame->tag)->name);
      return FALSE;
    }
  if (child->rank < frame->rank)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           /* Translators: names of XML elements */
                           _ ("<%s> comes too late inside <%s>. Put its children into the "
                              "order that the format prescribes."),
                           apostil_tag_get_def (child->tag)->name,
                           apostil_tag_get_def (frame->tag)->name);
      return FALSE;
    }
  frame->rank = child->rank;
  return TRUE;
}

/**
 * apostil_reader_enter:
 * @self: a reader
 * @child: an element inside the one at hand
 *
 * Makes @child the element at hand.
 *
 * Returns: whether it may stand there; a fault is told otherwise
 */
gboolean
apostil_reader_enter (ApostilReader *self, const ApostilTagChild *child)
{
  if (!place_child (self, child))
    return FALSE;

  push_frame (self, (ApostilTag) child->tag);
  return TRUE;
}

/* What a child of the element at hand is; NONE after a fault, or when it is to be left out. */
static ApostilTag
find_tag (ApostilReader *self, const xmlChar *name)
{
  const ApostilTagDef *parent = apostil_tag_get_def (apostil_reader_top (self)->tag);
  const ApostilTagChild *child = find_child (self, parent, name);

  if (child == NULL)
    unknown_element (self, (const gchar *) name);
  return child != NULL && place_child (self, child) ? (ApostilTag) child->tag : APOSTIL_TAG_NONE;
}

static void
pop_frame (ApostilReader *self)
{
  ApostilFrame *frame = apostil_reader_top (self);

  g_free (frame->foreign_attributes);
  if (frame->foreign_elements != NULL)
    g_string_free (frame->foreign_elements, TRUE);
  memset (frame, 0, sizeof *frame);
  self->depth--;
}

static void
on_start_element (void *data,
                  const xmlChar *local_name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  ApostilReader *self = data;
  ApostilTag tag = APOSTIL_TAG_NONE;

  if (self->error != NULL)
    return;
  if (self->n_open++ >= APOSTIL_MAX_DEPTH)
    {
      apostil_reader_fail (self, APOSTIL_ERROR_LIMIT,
                           _ ("Elements are nested more than %u deep, the limit. Use a copy that "
                              "Apostil wrote."),
                           APOSTIL_MAX_DEPTH);
      return;
    }
  if (self->skip_depth > 0)
    {
      if (check_names (self))
        self->skip_depth++;
      return;
    }
  if (!check_names (self) || !check_size (self, n_attributes, attributes))
    return;

  if (self->foreign == NULL)
    {
      if (self->depth == 0)
        {
          tag = self->is_edit ? APOSTIL_TAG_EDIT : APOSTIL_TAG_APOSTIL;
          if (uri != self->our_uri || local_name != self->tag_names[tag])
            {
              wrong_root (self, (const gchar *) local_name, (const gchar *) uri);
              return;
            }
          if (!self->is_edit && !read_version (self, n_attributes, attributes))
            return;
        }
      else if (uri == self->our_uri ||
               (uri == self->scheme_uri && apostil_reader_top (self)->tag == APOSTIL_TAG_APOSTIL &&
                local_name == self->tag_names[APOSTIL_TAG_SCHEME]))
        {
          tag = find_tag (self, local_name);
          if (tag == APOSTIL_TAG_NONE)
            return;
          if (tag == APOSTIL_TAG_SCHEME && uri == self->our_uri)
            {
              unknown_element (self, "scheme");
              return;
            }
        }
    }
  if (tag == APOSTIL_TAG_NONE || tag == APOSTIL_TAG_SCHEME || tag == APOSTIL_TAG_HISTORY)
    {
      if (self->foreign == NULL)
        {
          self->foreign = apostil_foreign_new ();
          self->raw = tag;
        }
      apostil_foreign_start (self->foreign, (const gchar *) local_name, (const gchar *) prefix,
                             (const gchar *) uri, n_namespaces, namespaces, n_attributes,
                             attributes);
      return;
    }

  push_frame (self, tag);
  apostil_reader_top (self)->unprefixed = prefix == NULL;
  if (take_attributes (self, apostil_tag_get_def (tag), n_attributes, attributes))
    {
      g_string_truncate (self->text, 0);
      apostil_reader_start_element (self, tag);
    }
}

/* A foreign element, or one of ours that is kept as it is, has ended. */
static void
take_foreign (ApostilReader *self, gchar *xml)
{
  ApostilFrame *frame = apostil_reader_top (self);
  g_autofree gchar *owned = xml;

  g_clear_pointer (&self->foreign, apostil_foreign_free);
  if (self->raw == APOSTIL_TAG_HISTORY)
    self->extras->history = g_steal_pointer (&owned);
  else if (self->raw == APOSTIL_TAG_SCHEME)
    {
      self->extras->scheme = g_steal_pointer (&owned);
      apostil_reader_end_element (self, APOSTIL_TAG_SCHEME);
    }
  else if (frame->foreign_elements == NULL)
    frame->foreign_elements = g_string_new (owned);
  else
    {
      g_string_append (frame->foreign_elements, APOSTIL_FOREIGN_ELEMENT_SEPARATOR);
      g_string_append (frame->foreign_elements, owned);
    }
}

/* Small elements are known by what they say (see apostil-foreign.c). */
static gchar *
key_of (ApostilReader *self, ApostilTag tag)
{
  const gchar *name = apostil_tag_get_def (tag)->name;
  const gchar *what = NULL;

  switch ((gint) tag)
    {
    case APOSTIL_TAG_AUTHOR:
    case APOSTIL_TAG_ALIAS:
      what = self->text->str;
      break;
    case APOSTIL_TAG_ATTRIBUTE:
    case APOSTIL_TAG_ARG:
      what = apostil_reader_value (self, APOSTIL_NAME_NAME);
      break;
    case APOSTIL_TAG_ALTERNATIVE:
      what = apostil_reader_value (self, APOSTIL_NAME_VALUE);
      break;
    case APOSTIL_TAG_LINK:
      return g_strdup_printf ("link %s %s", apostil_reader_value (self, APOSTIL_NAME_ROLE),
                              apostil_reader_value (self, APOSTIL_NAME_TARGET));
    case APOSTIL_TAG_EVIDENCE:
      what = apostil_reader_value (self, APOSTIL_NAME_HREF);
      return g_strdup_printf ("evidence %s %s", what != NULL ? what : "", self->text->str);
    case APOSTIL_TAG_SPAN:
    case APOSTIL_TAG_SOURCE:
    case APOSTIL_TAG_CUE:
    case APOSTIL_TAG_MEDIUM:
    case APOSTIL_TAG_ADDRESSEE:
    case APOSTIL_TAG_PART:
      if (tag == APOSTIL_TAG_PART)
        name = apostil_reader_value (self, APOSTIL_NAME_ROLE);
      return g_strdup_printf ("%s %u-%u", name, self->span.start, self->span.end);
    default:
      break;
    }
  return what != NULL ? g_strdup_printf ("%s %s", name, what) : g_strdup (name);
}

static void
keep_foreign (ApostilReader *self, ApostilFrame *frame)
{
  const gchar *elements = frame->foreign_elements != NULL ? frame->foreign_elements->str : NULL;

  if (frame->foreign_attributes == NULL && elements == NULL)
    return;

  switch ((gint) frame->tag)
    {
    case APOSTIL_TAG_APOSTIL:
    case APOSTIL_TAG_SECTIONS:
    case APOSTIL_TAG_ENTITIES:
    case APOSTIL_TAG_ANNOTATIONS:
    case APOSTIL_TAG_RELATIONS:
      {
        ApostilForeignPair *pair = &self->extras->foreign[frame->tag];

        pair->attributes = g_steal_pointer (&frame->foreign_attributes);
        pair->elements = g_strdup (elements);
        break;
      }
    case APOSTIL_TAG_ARTICLE:
    case APOSTIL_TAG_SECTION:
    case APOSTIL_TAG_ENTITY:
    case APOSTIL_TAG_DATE:
    case APOSTIL_TAG_MENTION:
    case APOSTIL_TAG_CLAIM:
    case APOSTIL_TAG_MARK:
    case APOSTIL_TAG_RELATION:
      self->record_foreign_attributes = g_steal_pointer (&frame->foreign_attributes);
      apostil_foreign_store_add (self->record_foreign, NULL, NULL, elements);
      break;
    case APOSTIL_TAG_EDIT:
    case APOSTIL_TAG_CHANGE:
    case APOSTIL_TAG_BEFORE:
    case APOSTIL_TAG_AFTER:
      break;
    default:
      {
        g_autofree gchar *key = key_of (self, frame->tag);

        apostil_foreign_store_add (self->record_foreign, key, frame->foreign_attributes, elements);
      }
    }
}

/**
 * apostil_reader_leave:
 * @self: a reader
 *
 * Ends the element at hand.
 */
void
apostil_reader_leave (ApostilReader *self)
{
  ApostilFrame *frame = apostil_reader_top (self);

  if (apostil_tag_is_part (frame->tag) || frame->tag == APOSTIL_TAG_SPAN)
    if (!apostil_reader_read_span (self))
      return;
  keep_foreign (self, frame);
  apostil_reader_end_element (self, frame->tag);
  if (self->error != NULL)
    return;

  pop_frame (self);
  self->done = self->depth == 0;
}

static void
on_end_element (void *data, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri)
{
  ApostilReader *self = data;

  if (self->error != NULL)
    return;
  self->n_open--;
  if (self->skip_depth > 0)
    {
      self->skip_depth--;
      return;
    }
  if (self->foreign != NULL)
    {
      gchar *xml = apostil_foreign_end (self->foreign);

      if (xml != NULL)
        take_foreign (self, xml);
      return;
    }

  apostil_reader_leave (self);
}

/**
 * apostil_reader_take_text:
 * @self: a reader
 * @text: words of the element at hand, or blanks between elements
 * @n_bytes: how much
 */
void
apostil_reader_take_text (ApostilReader *self, const gchar *text, gsize n_bytes)
{
  const ApostilTagDef *def = NULL;

  if (self->error != NULL || self->skip_depth > 0 || self->depth == 0)
    return;
  if (self->foreign != NULL)
    {
      apostil_foreign_text (self->foreign, text, n_bytes);
      return;
    }

  def = apostil_tag_get_def (apostil_reader_top (self)->tag);
  if (def->text)
    {
      if (self->text->len + n_bytes > APOSTIL_TEXT_MAX_BYTES)
        {
          apostil_reader_fail (self, APOSTIL_ERROR_LIMIT,
                               _ ("The text is longer than %u MiB, the limit. Divide the article "
                                  "into several files."),
                               APOSTIL_TEXT_MAX_BYTES / (1024 * 1024));
          return;
        }
      g_string_append_len (self->text, text, (gssize) n_bytes);
    }
  else if (!is_blank (text, n_bytes))
    {
      g_autofree gchar *head = g_utf8_make_valid (text, (gssize) MIN (n_bytes, 40));

      apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                           /* Translators: words of the file, and an XML element */
                           _ ("The words “%s” stand directly inside <%s>, which holds elements "
                              "only. Remove them."),
                           g_strstrip (head), def->name);
    }
}

static void
on_text (void *data, const xmlChar *text, int n_bytes)
{
  apostil_reader_take_text (data, (const gchar *) text, (gsize) n_bytes);
}

/* Processing instructions are not kept, but their names count. */
static void
on_instruction (void *data, const xmlChar *target, const xmlChar *words)
{
  ApostilReader *self = data;

  if (self->error == NULL)
    check_names (self);
}

/* The guard refuses these before the parser sees them; this is the second lock. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *id, const xmlChar *system_id)
{
  apostil_reader_fail (data, APOSTIL_ERROR_INVALID,
                       _ ("The file declares a document type, which Apostil files never do. "
                          "Delete the part that starts with “<!”."));
}

static void
on_error (void *data, ApostilXmlFault *fault)
{
  ApostilReader *self = data;
  g_autofree gchar *message = NULL;

  if (fault->level < XML_ERR_ERROR || self->error != NULL)
    return;

  message = g_utf8_make_valid (fault->message != NULL ? fault->message : "", -1);
  g_strdelimit (g_strstrip (message), "\n", ' ');
  if (fault->code == XML_ERR_DOCUMENT_EMPTY && !self->ending)
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("This is not an Apostil file: it does not begin with a tag. Import it "
                            "as an article instead."));
  else if (self->done)
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         _ ("Something follows the end of the document. Remove what stands after "
                            "“</apostil>”."));
  else if (self->ending)
    apostil_reader_fail_early (self);
  else if (strstr (message, "UTF-8") != NULL || fault->code == XML_ERR_INVALID_ENCODING)
    apostil_reader_fail (self, APOSTIL_ERROR_ENCODING,
                         _ ("The file is not valid UTF-8 here. Convert it to UTF-8, or use "
                            "another copy."));
  else if (fault->code == XML_ERR_INVALID_CHAR)
    apostil_reader_fail (self, APOSTIL_ERROR_ENCODING,
                         /* Translators: %s is what the XML parser says, in English */
                         _ ("A character stands here that XML cannot hold: %s. Remove it in a text "
                            "editor, or use another copy."),
                         message);
  else
    apostil_reader_fail (self, APOSTIL_ERROR_INVALID,
                         /* Translators: %s is what the XML parser says, in English */
                         _ ("This is not well-formed XML: %s. Correct this line in a text "
                            "editor, or use another copy."),
                         message);
}

/**
 * apostil_reader_prepare:
 * @self: a reader
 * @handler: (out): the parser's table of callbacks
 */
void
apostil_reader_prepare (ApostilReader *self, xmlSAXHandler *handler)
{
  memset (handler, 0, sizeof *handler);
  handler->initialized = XML_SAX2_MAGIC;
  handler->startElementNs = on_start_element;
  handler->endElementNs = on_end_element;
  handler->characters = on_text;
  handler->ignorableWhitespace = on_text;
  handler->cdataBlock = on_text;
  handler->processingInstruction = on_instruction;
  handler->internalSubset = on_document_type;
  handler->serror = on_error;
}

/**
 * apostil_reader_intern_names:
 * @self: a reader whose parser exists
 *
 * Puts all names of the format into the parser's dictionary, so that a pointer tells them.
 */
void
apostil_reader_intern_names (ApostilReader *self)
{
  xmlDict *names = self->context->dict;

  self->our_uri = xmlDictLookup (names, (const xmlChar *) APOSTIL_NAMESPACE, -1);
  self->scheme_uri = xmlDictLookup (names, (const xmlChar *) APOSTIL_SCHEME_NAMESPACE, -1);
  for (guint i = APOSTIL_TAG_NONE + 1; i < APOSTIL_N_TAGS; i++)
    self->tag_names[i] = xmlDictLookup (names, (const xmlChar *) apostil_tag_get_def (i)->name, -1);
  for (guint i = 0; i < APOSTIL_N_NAMES; i++)
    self->attribute_names[i] =
        xmlDictLookup (names, (const xmlChar *) apostil_name_get_name (i), -1);
}
