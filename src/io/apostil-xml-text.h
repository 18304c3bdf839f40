/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The few rules by which strings become XML, the same for every writer of ours. They return
 * FALSE, having written nothing odd, when the string holds a character that XML 1.0 cannot. */

/* Appends @n_bytes of ready XML. As g_string_append_len(), whose checks and calls took a fifth of a save. */
static inline void
apostil_xml_append (GString *out, const gchar *xml, gsize n_bytes)
{
  if (n_bytes >= out->allocated_len - out->len)
    {
      g_string_append_len (out, xml, (gssize) n_bytes);
      return;
    }
  memcpy (out->str + out->len, xml, n_bytes);
  out->len += n_bytes;
  out->str[out->len] = '\0';
}

/* Makes room for @n_bytes more and says where they go. */
static inline gchar *
apostil_xml_make_room (GString *out, gsize n_bytes)
{
  gsize length = out->len;

  if (n_bytes >= out->allocated_len - length)
    {
      g_string_set_size (out, length + n_bytes);
      g_string_truncate (out, length);
    }
  return out->str + length;
}

/* Ends what was written there. */
static inline void
apostil_xml_end_at (GString *out, gchar *end)
{
  *end = '\0';
  out->len = (gsize) (end - out->str);
}

#define APOSTIL_XML_NAME_ROOM   24
#define APOSTIL_XML_NUMBER_ROOM 10
#define APOSTIL_XML_NAMED_ROOM  (APOSTIL_XML_NAME_ROOM + APOSTIL_XML_SHORT_BYTES + 1)

/* The start of an attribute, ready to be copied: to copy a number of bytes that is known needs no call. */
typedef struct
{
  gchar start[APOSTIL_XML_NAME_ROOM]; /* « name=" » with the blank before it */
  guint n_bytes;
} ApostilXmlName;

#define APOSTIL_XML_SHORT_BYTES 64 /* of a value that is taken byte by byte */

extern const guint8
    apostil_xml_careful[256]; /* bytes of a value that may not stand for themselves */

/* Copies a value while it stands for itself, and is short. Returns how many bytes of it. */
static inline gsize
apostil_xml_write_plain (gchar *to, const gchar *value)
{
  gsize n = 0;

  for (; n < APOSTIL_XML_SHORT_BYTES && !apostil_xml_careful[(guchar) value[n]]; n++)
    to[n] = value[n];
  return n;
}

/* Writes an attribute for which there is room. Returns its end, or NULL if the value must be looked at more
 * closely. */
static inline gchar *
apostil_xml_write_named (gchar *to, const ApostilXmlName *name, const gchar *value)
{
  gsize n = 0;

  memcpy (to, name->start, APOSTIL_XML_NAME_ROOM);
  to += name->n_bytes;
  n = apostil_xml_write_plain (to, value);
  to[n] = '"';
  return value[n] == '\0' ? to + n + 1 : NULL;
}

/* Copies a name of the format, which is too short for two calls. Returns its end. */
static inline gchar *
apostil_xml_write_name (gchar *to, const gchar *name)
{
  while (*name != '\0')
    *to++ = *name++;
  return to;
}

gboolean apostil_xml_append_text (GString *out, const gchar *utf8, gsize n_bytes);
gboolean apostil_xml_append_value (GString *out, const gchar *utf8, gsize n_bytes);
gboolean apostil_xml_append_attribute (GString *out, const gchar *name, const gchar *value);
gboolean apostil_xml_append_named (GString *out, const ApostilXmlName *name, const gchar *value);
void apostil_xml_name_init (ApostilXmlName *self, const gchar *name);
gchar *apostil_xml_write_number (gchar *to, guint32 number);
gsize apostil_xml_count_plain (const gchar *words, gsize n_bytes);

G_END_DECLS
