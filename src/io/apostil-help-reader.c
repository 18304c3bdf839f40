/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-xml-fault.h"
#include "apostil-xml-guard.h"
#include "apostil-xml-library.h"

/* How it works
 *
 * Help pages are Mallard (projectmallard.org), of which we know what our pages use: the table below
 * says what may stand in what, and all else is an error that names its line, so that a new page cannot
 * say something that nobody would see. The bytes pass the guard, then the parser; elements that are open
 * lie on a stack, and a block that takes words is made where they begin. */

#define NAMESPACE "http://projectmallard.org/1.0/"

/* A page is some kilobytes. */
#define MAX_BYTES (1024u * 1024)

typedef enum
{
  TAG_PAGE,
  TAG_INFO,
  TAG_REVISION,
  TAG_DESC,
  TAG_TITLE,
  TAG_SECTION,
  TAG_P,
  TAG_LIST,
  TAG_STEPS,
  TAG_TERMS,
  TAG_ITEM,
  TAG_TABLE,
  TAG_THEAD,
  TAG_TBODY,
  TAG_TR,
  TAG_TD,
  TAG_MEDIA,
  TAG_NOTE,
  TAG_EM,
  TAG_KEY,
  TAG_GUI,
  TAG_CODE,
  TAG_FILE,
  TAG_CMD,
  TAG_LINK,
  N_TAGS,
} Tag;

#define IN(tag) (1u << (tag))
#define LISTS   (IN (TAG_LIST) | IN (TAG_STEPS) | IN (TAG_TERMS))
#define BODIES  (IN (TAG_PAGE) | IN (TAG_SECTION) | IN (TAG_ITEM) | IN (TAG_TD) | IN (TAG_NOTE))
#define INLINES                                                                               \
  (IN (TAG_EM) | IN (TAG_KEY) | IN (TAG_GUI) | IN (TAG_CODE) | IN (TAG_FILE) | IN (TAG_CMD) | \
   IN (TAG_LINK))
#define TEXTS (IN (TAG_P) | IN (TAG_TITLE) | IN (TAG_DESC) | INLINES)

static const struct
{
  const gchar *name;
  guint32 parents;
  ApostilHelpStyle style; /* of what stands in running text */
} tags[N_TAGS] = {
  [TAG_PAGE] = { "page", 0, 0 },
  [TAG_INFO] = { "info", IN (TAG_PAGE), 0 },
  [TAG_REVISION] = { "revision", IN (TAG_INFO), 0 },
  [TAG_DESC] = { "desc", IN (TAG_INFO), 0 },
  [TAG_TITLE] = { "title", BODIES | LISTS | IN (TAG_INFO) | IN (TAG_TABLE), 0 },
  [TAG_SECTION] = { "section", IN (TAG_PAGE) | IN (TAG_SECTION), 0 },
  [TAG_P] = { "p", BODIES | IN (TAG_MEDIA), 0 },
  [TAG_LIST] = { "list", BODIES, 0 },
  [TAG_STEPS] = { "steps", BODIES, 0 },
  [TAG_TERMS] = { "terms", BODIES, 0 },
  [TAG_ITEM] = { "item", LISTS, 0 },
  [TAG_TABLE] = { "table", BODIES, 0 },
  [TAG_THEAD] = { "thead", IN (TAG_TABLE), 0 },
  [TAG_TBODY] = { "tbody", IN (TAG_TABLE), 0 },
  [TAG_TR] = { "tr", IN (TAG_TABLE) | IN (TAG_THEAD) | IN (TAG_TBODY), 0 },
  [TAG_TD] = { "td", IN (TAG_TR), 0 },
  [TAG_MEDIA] = { "media", BODIES, 0 },
  [TAG_NOTE] = { "note", BODIES, 0 },
  [TAG_EM] = { "em", TEXTS, APOSTIL_HELP_EMPHASIS },
  [TAG_KEY] = { "key", TEXTS, APOSTIL_HELP_KEY },
  [TAG_GUI] = { "gui", TEXTS, APOSTIL_HELP_GUI },
  [TAG_CODE] = { "code", TEXTS, APOSTIL_HELP_CODE },
  [TAG_FILE] = { "file", TEXTS, APOSTIL_HELP_CODE },
  [TAG_CMD] = { "cmd", TEXTS, APOSTIL_HELP_CODE },
  [TAG_LINK] = { "link", TEXTS | IN (TAG_INFO), APOSTIL_HELP_LINK },
};

typedef struct
{
  Tag tag;
  guint number; /* of the children that count: items of a list, cells of a row */
  guint run;    /* of what stands in running text */
  gboolean begun;
  gchar *id;
} Frame;

typedef struct
{
  const gchar *name; /* of the file */
  xmlParserCtxt *context;
  ApostilHelpPage *page;
  GArray *stack;           /* of Frame */
  guint counts[N_TAGS];    /* how many of each are open */
  ApostilHelpBlock *block; /* (nullable): that takes the words at hand */
  ApostilHelpBlock *spare; /* for words that are in no block: descriptions, titles for elsewhere */
  gboolean blank;          /* one is due before the next word */
  GError *error;
} Reader;

static void
clear_frame (gpointer frame)
{
  g_free (((Frame *) frame)->id);
}

static Frame *
get_frame (Reader *self, guint up)
{
  return self->stack->len > up ? &g_array_index (self->stack, Frame, self->stack->len - 1 - up)
                               : NULL;
}

static void fail (Reader *self, ApostilError code, const gchar *format, ...) G_GNUC_PRINTF (3, 4);

/* Only the first one counts. */
static void
fail (Reader *self, ApostilError code, const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  gint line = self->context != NULL && self->context->input != NULL ? self->context->input->line
                                                                    : 1;
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  self->error =
      g_error_new (APOSTIL_ERROR, (gint) code, "%s:%d: %s", self->name, MAX (line, 1), message);
  if (self->context != NULL)
    xmlStopParser (self->context);
}

/* ---- Attributes ---- */

/* libxml2 hands over name, prefix, namespace, start and end of the value, five for each. */
static gchar *
dup_attribute (const gchar *name, gint n_attributes, const xmlChar **attributes)
{
  for (gint i = 0; i < n_attributes; i++)
    if (attributes[5 * i + 2] == NULL && strcmp ((const gchar *) attributes[5 * i], name) == 0)
      return g_strndup ((const gchar *) attributes[5 * i + 3],
                        (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]));
  return NULL;
}

static void
take_link (Reader *self, gint n_attributes, const xmlChar **attributes)
{
  g_autofree gchar *type = dup_attribute ("type", n_attributes, attributes);
  g_autofree gchar *group = dup_attribute ("group", n_attributes, attributes);
  gchar *target = dup_attribute ("xref", n_attributes, attributes);

  if (target == NULL)
    return;
  g_ptr_array_add (g_strcmp0 (type, "seealso") == 0 ? self->page->see_also : self->page->guides,
                   target);
  self->page->first |= g_strcmp0 (group, "#first") == 0;
}

/* ---- Blocks ---- */

static ApostilHelpBlock *
add_block (Reader *self, ApostilHelpBlockKind kind)
{
  ApostilHelpBlock *block = apostil_help_block_new (kind);

  block->in_note = self->counts[TAG_NOTE] > 0;
  block->level = self->counts[TAG_LIST] + self->counts[TAG_STEPS] + self->counts[TAG_TERMS];
  g_ptr_array_add (self->page->blocks, block);
  return block;
}

/* A file beside the page, and nothing from elsewhere. */
static void
add_figure (Reader *self, gint n_attributes, const xmlChar **attributes)
{
  g_autofree gchar *file = dup_attribute ("src", n_attributes, attributes);
  g_autofree gchar *width = dup_attribute ("width", n_attributes, attributes);
  ApostilHelpBlock *block = add_block (self, APOSTIL_HELP_IMAGE);

  if (file != NULL && !g_path_is_absolute (file) && strstr (file, "..") == NULL)
    block->id = g_steal_pointer (&file);
  if (width != NULL)
    block->number = (guint) MIN (g_ascii_strtoull (width, NULL, 10), G_MAXINT16);
}

/* A title says by what it stands in what it is the title of. */
static ApostilHelpBlock *
open_title (Reader *self, const Frame *parent)
{
  ApostilHelpBlock *block;

  if (parent->tag == TAG_INFO)
    return self->spare;
  if (parent->tag == TAG_PAGE || parent->tag == TAG_SECTION)
    {
      block = add_block (self, APOSTIL_HELP_TITLE);
      block->level = self->counts[TAG_SECTION];
      block->id = g_strdup (parent->id);
      return block;
    }
  if (parent->tag != TAG_ITEM)
    return add_block (self, APOSTIL_HELP_CAPTION);
  block = add_block (self, APOSTIL_HELP_TERM);
  block->level--;
  return block;
}

/* A paragraph; in a list, a table and a picture the first one is what begins them. */
static ApostilHelpBlock *
open_paragraph (Reader *self, Frame *parent)
{
  const Frame *around = get_frame (self, 1);
  ApostilHelpBlock *block;

  if (parent->tag == TAG_MEDIA && self->page->blocks->len > 0)
    return g_ptr_array_index (self->page->blocks, self->page->blocks->len - 1);
  if (parent->tag == TAG_TD)
    {
      block = add_block (self, self->counts[TAG_THEAD] > 0 ? APOSTIL_HELP_HEAD : APOSTIL_HELP_CELL);
      block->number = around->number - 1;
      return block;
    }
  if (parent->tag == TAG_ITEM && around->tag != TAG_TERMS && !parent->begun)
    {
      parent->begun = TRUE;
      block = add_block (self, APOSTIL_HELP_ITEM);
      block->number = around->tag == TAG_STEPS ? around->number : 0;
      return block;
    }
  return add_block (self, APOSTIL_HELP_PARAGRAPH);
}

static void
begin_words (Reader *self, ApostilHelpBlock *block)
{
  self->block = block;
  self->blank = block->text->len > 0;
}

static void
put_blank (Reader *self)
{
  if (self->blank && self->block->text->len > 0)
    g_string_append_c (self->block->text, ' ');
  self->blank = FALSE;
}

static guint
begin_run (Reader *self, Tag tag, gchar *target)
{
  ApostilHelpRun run = { 0, 0, tags[tag].style, target };

  put_blank (self);
  run.start = run.end = (guint) self->block->text->len;
  g_array_append_val (self->block->runs, run);
  return self->block->runs->len - 1;
}

/* ---- Elements ---- */

static Tag
find_tag (const gchar *name, const gchar *uri)
{
  if (g_strcmp0 (uri, NAMESPACE) != 0)
    return N_TAGS;
  for (guint i = 0; i < N_TAGS; i++)
    if (strcmp (tags[i].name, name) == 0)
      return (Tag) i;
  return N_TAGS;
}

static gboolean
may_stand (Reader *self, Tag tag)
{
  const Frame *parent = get_frame (self, 0);

  /* What stands in running text, where there is none: in a link that lists the page. */
  if (tag == N_TAGS || ((INLINES & IN (tag)) != 0 && self->block == NULL &&
                        (parent == NULL || parent->tag != TAG_INFO)))
    return FALSE;
  return parent == NULL ? tag == TAG_PAGE : (tags[tag].parents & IN (parent->tag)) != 0;
}

static void
on_start (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Reader *self = data;
  Tag tag = find_tag ((const gchar *) name, (const gchar *) uri);
  Frame *parent = get_frame (self, 0);
  Frame frame = { tag, 0, 0, FALSE, NULL };

  if (self->error != NULL)
    return;
  if (!may_stand (self, tag))
    {
      fail (self, APOSTIL_ERROR_INVALID, _ ("<%s> cannot stand in <%s>; remove or move it"), name,
            parent != NULL ? tags[parent->tag].name : "");
      return;
    }
  if (tag == TAG_ITEM || tag == TAG_TD)
    parent->number++;
  if (tag == TAG_PAGE)
    self->page->id = dup_attribute ("id", n_attributes, attributes);
  else if (tag == TAG_SECTION)
    frame.id = dup_attribute ("id", n_attributes, attributes);
  else if (tag == TAG_MEDIA)
    add_figure (self, n_attributes, attributes);
  else if (tag == TAG_TITLE)
    begin_words (self, open_title (self, parent));
  else if (tag == TAG_DESC)
    begin_words (self, self->spare);
  else if (tag == TAG_P)
    begin_words (self, open_paragraph (self, parent));
  else if (tag == TAG_LINK && parent->tag == TAG_INFO)
    take_link (self, n_attributes, attributes);
  else if ((INLINES & IN (tag)) != 0)
    frame.run = begin_run (
        self, tag, tag == TAG_LINK ? dup_attribute ("xref", n_attributes, attributes) : NULL);
  self->counts[tag]++;
  g_array_append_val (self->stack, frame);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *self = data;
  const Frame *frame = get_frame (self, 0);
  const Frame *parent = get_frame (self, 1);

  if (self->error != NULL || frame == NULL)
    return;
  if ((INLINES & IN (frame->tag)) != 0 && self->block != NULL)
    g_array_index (self->block->runs, ApostilHelpRun, frame->run).end =
        (guint) self->block->text->len;
  if (frame->tag == TAG_DESC)
    {
      g_free (self->page->desc);
      self->page->desc = g_strdup (self->spare->text->str);
    }
  if (frame->tag == TAG_TITLE && parent->tag == TAG_PAGE)
    {
      g_free (self->page->title);
      self->page->title = g_strdup (self->block->text->str);
    }
  if (((IN (TAG_P) | IN (TAG_TITLE) | IN (TAG_DESC)) & IN (frame->tag)) != 0)
    {
      self->block = NULL;
      g_string_truncate (self->spare->text, 0);
      g_array_set_size (self->spare->runs, 0);
    }
  self->counts[frame->tag]--;
  g_array_set_size (self->stack, self->stack->len - 1);
}

/* Blanks and line ends in a row are one blank; those that do not break a line stay. */
static void
on_text (void *data, const xmlChar *text, int n_bytes)
{
  Reader *self = data;
  const gchar *p = (const gchar *) text;
  const Frame *frame = get_frame (self, 0);

  for (const gchar *end = p + n_bytes; p < end && self->error == NULL; p++)
    if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
      self->blank = TRUE;
    else if (self->block != NULL)
      {
        put_blank (self);
        g_string_append_c (self->block->text, *p);
      }
    else
      fail (self, APOSTIL_ERROR_INVALID, _ ("<%s> cannot stand in <%s>; remove or move it"),
            "#text", frame != NULL ? tags[frame->tag].name : "");
}

static void
on_error (void *data, ApostilXmlFault *fault)
{
  g_autofree gchar *message = NULL;

  if (fault->level < XML_ERR_ERROR)
    return;
  message = g_utf8_make_valid (fault->message != NULL ? fault->message : "", -1);
  g_strdelimit (g_strstrip (message), "\n", ' ');
  fail (data, APOSTIL_ERROR_INVALID,
        /* Translators: %s is what the XML parser says, in English */
        _ ("This is not well-formed XML: %s. Correct this line in a text editor, or use another "
           "copy."),
        message);
}

/* ---- All of it ---- */

static void
parse (Reader *self, const gchar *bytes, gsize n_bytes)
{
  xmlSAXHandler handler;

  memset (&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.serror = on_error;
  apostil_xml_library_start ();
  self->context = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  if (self->context == NULL)
    g_error ("%s: out of memory", G_STRLOC);
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET);
  xmlParseChunk (self->context, bytes, (gint) n_bytes, 1);
  if (self->page->id == NULL || self->page->title == NULL || !self->context->wellFormed)
    fail (self, APOSTIL_ERROR_INVALID,
          _ ("The file ends too early. It was cut off while it was "
             "copied or written; use another copy."));
  xmlFreeParserCtxt (self->context);
  self->context = NULL;
}

/**
 * apostil_help_reader_read:
 * @bytes: a page in Mallard
 * @name: of its file, for messages
 * @error: what is wrong, with the line
 *
 * Returns: (transfer full) (nullable): the page
 */
ApostilHelpPage *
apostil_help_reader_read (GBytes *bytes, const gchar *name, GError **error)
{
  g_autoptr (ApostilXmlGuard) guard = apostil_xml_guard_new ();
  g_autoptr (ApostilHelpPage) page = apostil_help_page_new ();
  Reader self = { .name = name, .page = page };
  gsize n_bytes;
  const gchar *data = g_bytes_get_data (bytes, &n_bytes);

  self.stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self.stack, clear_frame);
  self.spare = apostil_help_block_new (APOSTIL_HELP_PARAGRAPH);
  if (n_bytes > MAX_BYTES)
    fail (&self, APOSTIL_ERROR_LIMIT, _ ("the file is larger than %u bytes, the most it may have"),
          MAX_BYTES);
  else if (!apostil_xml_guard_check (guard, data, n_bytes, &self.error))
    g_prefix_error (&self.error, "%s:%u: ", name, apostil_xml_guard_get_line (guard));
  else
    parse (&self, data, n_bytes);
  apostil_help_block_free (self.spare);
  g_array_unref (self.stack);
  if (self.error == NULL)
    return g_steal_pointer (&page);
  g_propagate_error (error, self.error);
  return NULL;
}
