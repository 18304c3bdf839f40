/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-reader-private.h"

#include <string.h>

/* How it works
 *
 * The records of a long article are most of its file, and nearly all of them look as we write them: names
 * of the format alone, one blank before each attribute, values in double quotes, no reference, no comment,
 * nothing foreign. Such a record is read here, past the parser, which stands between two of them and
 * notices nothing. It is first looked through to its end, with no effect at all; if anything in it is
 * unusual, or may not stand in XML, the parser gets it instead, so the parser is still the only one that
 * judges what is well-formed. Then its pieces go through the same functions as the parser's, so that they
 * mean the same and fail with the same words at the same line. This buys a quarter of the time that a file
 * takes to load; a test reads files both ways and compares. */

#define MAX_PIECES     48
#define MAX_ATTRIBUTES 96

typedef enum
{
  USUAL,
  UNUSUAL,    /* for the parser */
  INCOMPLETE, /* the bytes end inside it */
} Look;

typedef struct
{
  guint8 name; /* an ApostilName */
  const gchar *value;
  gchar *end;
} Attribute;

/* The start of an element, or the end of one that holds elements. */
typedef struct
{
  const ApostilTagChild *child; /* (nullable): NULL at an end */
  gboolean is_leaf;             /* it ends in this piece as well */
  guint n_lines;                /* line feeds before it */
  guint n_attributes;
  const gchar *text;
  gsize n_text;
} Piece;

typedef struct
{
  gchar *at;
  guint n_lines; /* line feeds since the last piece */
  guint n_pieces;
  guint n_attributes;
  Piece pieces[MAX_PIECES];
  Attribute attributes[MAX_ATTRIBUTES];
} Record;

/* What ends a run of usual bytes in a value (1), and in a text (2). */
static const guint8 ends[256] = {
  [0x00 ... 0x08] = 3, ['\t'] = 1, ['\n'] = 1, [0x0b ... 0x1f] = 3,
  ['"'] = 1,           ['&'] = 3,  ['<'] = 3,  ['>'] = 2,
};

static inline Look
give_up (const gchar *at)
{
  return *at == '\0' ? INCOMPLETE : UNUSUAL;
}

static inline const gchar *
skip_name (const gchar *at)
{
  while (*at >= 'a' && *at <= 'z')
    at++;
  return at;
}

/* By hand, since names are too short for a call of strncmp(). */
static inline gboolean
is_name (const gchar *name, const gchar *at, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (name[i] != at[i])
      return FALSE;

  return name[n_bytes] == '\0';
}

/* Where the value or the text that begins at @at ends; NULL if it holds what may be wrong. */
static gchar *
skip_usual (gchar *at, guint8 kind)
{
  gchar *start = at;
  guchar all = 0;

  for (;;)
    {
      while ((ends[(guchar) *at] & kind) == 0)
        all |= (guchar) *at++;
      if (*at != '>' || (at - start >= 2 && at[-1] == ']' && at[-2] == ']'))
        break;
      at++;
    }
  if (all >= 0x80 && *at != '\0' &&
      apostil_text_count_valid (start, (gsize) (at - start)) != (gsize) (at - start))
    return NULL;
  return at;
}

static gchar *
skip_blanks (gchar *at, guint *n_lines)
{
  for (; *at == ' ' || *at == '\n' || *at == '\t'; at++)
    *n_lines += *at == '\n';
  return at;
}

static Look
look_at_attributes (Record *record, Piece *piece, const ApostilTagDef *def)
{
  guint64 seen = 0;
  guint next = 0; /* of the names: attributes nearly always come in their order */

  G_STATIC_ASSERT (APOSTIL_N_NAMES <= 64);
  while (*record->at == ' ')
    {
      gchar *start = record->at + 1;
      gchar *at = (gchar *) skip_name (start);
      gsize n_name = (gsize) (at - start);
      guint n_tried = 0;
      Attribute *attribute = NULL;

      if (at[0] != '=' || at[1] != '"')
        return give_up (at[0] == '=' ? at + 1 : at);
      while (n_tried < def->n_names &&
             !is_name (apostil_name_get_name (def->names[next]), start, n_name))
        {
          next = next + 1 < def->n_names ? next + 1 : 0;
          n_tried++;
        }
      if (n_tried == def->n_names || (seen >> def->names[next] & 1) != 0 ||
          record->n_attributes == MAX_ATTRIBUTES)
        return UNUSUAL;

      seen |= G_GUINT64_CONSTANT (1) << def->names[next];
      attribute = &record->attributes[record->n_attributes++];
      attribute->name = def->names[next];
      next = next + 1 < def->n_names ? next + 1 : 0;
      attribute->value = at + 2;
      at = skip_usual (at + 2, 1);
      if (at == NULL)
        return UNUSUAL;
      if (*at != '"')
        return give_up (at);
      if (at - attribute->value > (gssize) APOSTIL_MAX_ATTRIBUTE_BYTES)
        return UNUSUAL;
      attribute->end = at;
      record->at = at + 1;
      piece->n_attributes++;
    }
  return USUAL;
}

static Piece *
add_piece (Record *record, const ApostilTagChild *child)
{
  Piece *piece = &record->pieces[record->n_pieces++];

  memset (piece, 0, sizeof *piece);
  piece->child = child;
  piece->n_lines = record->n_lines;
  record->n_lines = 0;
  return piece;
}

/* The end tag of @def. */
static Look
look_at_end (Record *record, const ApostilTagDef *def)
{
  gchar *at = record->at;
  const gchar *name_end = NULL;

  if (at[0] != '<' || at[1] != '/')
    return give_up (at[0] == '<' ? at + 1 : at);
  name_end = skip_name (at + 2);
  if (*name_end != '>')
    return give_up (name_end);
  if (!is_name (def->name, at + 2, (gsize) (name_end - at - 2)))
    return UNUSUAL;
  record->at = (gchar *) name_end + 1;
  return USUAL;
}

static const ApostilTagChild *
find_child (const ApostilTagDef *parent, const gchar *name, gsize n_bytes)
{
  for (guint i = 0; i < parent->n_children; i++)
    if (is_name (apostil_tag_get_def (parent->children[i].tag)->name, name, n_bytes))
      return &parent->children[i];

  return NULL;
}

/* An element inside @parent, from its « < ». */
static Look
look_at_element (Record *record, const ApostilTagDef *parent)
{
  gchar *name = record->at + 1;
  const gchar *name_end = skip_name (name);
  const ApostilTagChild *child = NULL;
  const ApostilTagDef *def = NULL;
  Piece *piece = NULL;
  Look look;

  if (*name_end == '\0')
    return INCOMPLETE;
  child = find_child (parent, name, (gsize) (name_end - name));
  if (child == NULL || record->n_pieces == MAX_PIECES)
    return UNUSUAL;

  def = apostil_tag_get_def (child->tag);
  piece = add_piece (record, child);
  record->at = (gchar *) name_end;
  look = look_at_attributes (record, piece, def);
  if (look != USUAL)
    return look;
  if (record->at[0] == '/' && record->at[1] == '>')
    {
      piece->is_leaf = TRUE;
      record->at += 2;
      return USUAL;
    }
  if (record->at[0] != '>')
    return give_up (record->at[0] == '/' ? record->at + 1 : record->at);

  record->at++;
  if (def->text)
    {
      piece->is_leaf = TRUE;
      piece->text = record->at;
      record->at = skip_usual (record->at, 2);
      if (record->at == NULL)
        return UNUSUAL;
      piece->n_text = (gsize) (record->at - piece->text);
      return look_at_end (record, def);
    }

  while (*(record->at = skip_blanks (record->at, &record->n_lines)) == '<' && record->at[1] != '/')
    {
      look = record->at[1] == '\0' ? INCOMPLETE : look_at_element (record, def);
      if (look != USUAL)
        return look;
    }
  if (record->n_pieces == MAX_PIECES)
    return UNUSUAL;
  add_piece (record, NULL);
  return look_at_end (record, def);
}

static void
start (ApostilReader *self, const Piece *piece, const Attribute *attributes)
{
  const ApostilTagDef *def = apostil_tag_get_def (piece->child->tag);

  if (!apostil_reader_enter (self, piece->child))
    return;

  memset (self->slots, 0, sizeof self->slots);
  for (guint i = 0; i < piece->n_attributes; i++)
    {
      *attributes[i].end = '\0';
      self->slots[attributes[i].name] = attributes[i].value;
    }
  if (!apostil_reader_check_required (self, def))
    return;
  g_string_truncate (self->text, 0);
  apostil_reader_start_element (self, piece->child->tag);
}

static void
count_lines (ApostilReader *self, const gchar *text, gsize n_bytes)
{
  const gchar *end = text + n_bytes;

  while (text < end && (text = memchr (text, '\n', (gsize) (end - text))) != NULL)
    {
      self->context->input->line++;
      text++;
    }
}

static void
take (ApostilReader *self, const Record *record)
{
  const Attribute *attributes = record->attributes;

  for (guint i = 0; i < record->n_pieces && self->error == NULL; i++)
    {
      const Piece *piece = &record->pieces[i];

      self->context->input->line += (gint) piece->n_lines;
      if (piece->child != NULL)
        {
          start (self, piece, attributes);
          attributes += piece->n_attributes;
        }
      if (piece->n_text > 0 && self->error == NULL)
        {
          apostil_reader_take_text (self, piece->text, piece->n_text);
          count_lines (self, piece->text, piece->n_text);
        }
      if ((piece->child == NULL || piece->is_leaf) && self->error == NULL)
        apostil_reader_leave (self);
    }
}

static gboolean
is_in_list (ApostilReader *self)
{
  const ApostilFrame *frame = NULL;

  if (self->depth == 0 || !apostil_reader_is_at_rest (self))
    return FALSE;

  frame = apostil_reader_top (self);
  return frame->unprefixed &&
         (frame->tag == APOSTIL_TAG_ANNOTATIONS || frame->tag == APOSTIL_TAG_ENTITIES ||
          frame->tag == APOSTIL_TAG_RELATIONS || frame->tag == APOSTIL_TAG_SECTIONS);
}

/**
 * apostil_reader_take_records:
 * @self: a reader
 * @bytes: what follows in the file, with a NUL behind it; changed where they are taken
 * @incomplete: (out): whether the bytes end inside a record that is usual so far
 *
 * Takes whole records past the parser, if @bytes begins with some and they are as we write them.
 *
 * Returns: how many bytes were taken; the parser needs the others
 */
gsize
apostil_reader_take_records (ApostilReader *self, gchar *bytes, gboolean *incomplete)
{
  gchar *taken = bytes;
  Record record;

  *incomplete = FALSE;
  if (!is_in_list (self))
    return 0;

  while (self->error == NULL)
    {
      Look look;

      record.n_pieces = record.n_attributes = record.n_lines = 0;
      record.at = skip_blanks (taken, &record.n_lines);
      if (record.at[0] != '<')
        look = give_up (record.at);
      else
        look = look_at_element (&record, apostil_tag_get_def (apostil_reader_top (self)->tag));
      *incomplete = look == INCOMPLETE;
      if (look != USUAL)
        break;
      take (self, &record);
      taken = record.at;
    }
  return (gsize) (taken - bytes);
}
