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

gboolean apostil_xml_append_text (GString *out, const gchar *utf8, gsize n_bytes);
gboolean apostil_xml_append_value (GString *out, const gchar *utf8, gsize n_bytes);
gboolean apostil_xml_append_attribute (GString *out, const gchar *name, const gchar *value);
void apostil_xml_append_number (GString *out, guint32 number);

G_END_DECLS
