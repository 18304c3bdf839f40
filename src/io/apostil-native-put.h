/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-native-record-writer.h"

G_BEGIN_DECLS

/* What the files that write records share: tags, small elements with their foreign content, and
 * the layout of lines. */

/* Slots for values that are attributes in the file too; links stand among them. */
enum
{
  APOSTIL_PUT_TYPE = 0,
  APOSTIL_PUT_NAME = 1,
  APOSTIL_PUT_RULE = 13,
};

typedef struct
{
  const gchar *slots[APOSTIL_PUT_N_VALUES];
  guint32 filled; /* a bit for each slot: records have two or three */
} ApostilPutValues;

/* A line feed, and more blanks than any line begins with. */
#define APOSTIL_PUT_NEW_LINE     "\n                "
#define APOSTIL_PUT_MAX_BLANKS   (sizeof APOSTIL_PUT_NEW_LINE - 2)
#define APOSTIL_PUT_ELEMENT_ROOM 32 /* for a name of the format and what stands around it */
#define APOSTIL_PUT_OFFSETS_ROOM (16 + 2 * APOSTIL_XML_NUMBER_ROOM)

/* Begins a start tag for which there is room, blanks included. Returns the end of it. */
static inline gchar *
apostil_put_write_start (gchar *to, const gchar *element, guint indent)
{
  memcpy (to, &APOSTIL_PUT_NEW_LINE[1], APOSTIL_PUT_MAX_BLANKS);
  to += 2 * indent;
  *to++ = '<';
  return apostil_xml_write_name (to, element);
}

static inline gchar *
apostil_put_write_end (gchar *to, const gchar *element)
{
  *to++ = '<';
  *to++ = '/';
  to = apostil_xml_write_name (to, element);
  *to++ = '>';
  return to;
}

static inline gchar *
apostil_put_write_offsets (gchar *to, ApostilSpan span)
{
  memcpy (to, " start=\"", 8);
  to = apostil_xml_write_number (to + 8, span.start);
  memcpy (to, "\" end=\"", 7);
  to = apostil_xml_write_number (to + 7, span.end);
  *to++ = '"';
  return to;
}

void apostil_put_note (ApostilRecordWriter *self, gboolean fits);
/* Appends ready XML as it is. */
static inline void
apostil_put (ApostilRecordWriter *self, const gchar *xml)
{
  apostil_xml_append (self->out, xml, strlen (xml));
}

void apostil_put_attribute (ApostilRecordWriter *self, const gchar *name, const gchar *value);
void apostil_put_named (ApostilRecordWriter *self, const ApostilXmlName *name, const gchar *value);
void apostil_put_line (ApostilRecordWriter *self, guint indent);
void apostil_put_begin_child (ApostilRecordWriter *self);
void apostil_put_begin_record (ApostilRecordWriter *self,
                               gpointer record,
                               const gchar *element,
                               guint indent);
void apostil_put_foreign_attributes (ApostilRecordWriter *self, gpointer record);
void apostil_put_end_record (ApostilRecordWriter *self, gpointer record, const gchar *element);
void apostil_put_end_small (ApostilRecordWriter *self,
                            const gchar *element,
                            const gchar *key,
                            const gchar *text,
                            gsize n_bytes);
void apostil_put_text_element (ApostilRecordWriter *self,
                               const gchar *element,
                               const gchar *key,
                               const gchar *text);
void apostil_put_list (ApostilRecordWriter *self, const gchar *element, const gchar *const *texts);
void apostil_put_span (ApostilRecordWriter *self,
                       const gchar *element,
                       const gchar *role,
                       ApostilSpan span,
                       gboolean quote);
void apostil_put_scheme_attributes (ApostilRecordWriter *self, gpointer record);
void apostil_put_common_children (ApostilRecordWriter *self, gpointer record, gboolean others);
void apostil_put_values (ApostilRecordWriter *self,
                         const ApostilPutValues *values,
                         guint first,
                         guint end);
gboolean
apostil_put_find_values (ApostilRecordWriter *self, gpointer record, ApostilPutValues *values);
void apostil_put_status (ApostilRecordWriter *self, gpointer record);

void apostil_put_elements (GString *out, const gchar *elements, gsize n);
void
apostil_put_annotation (ApostilRecordWriter *self, ApostilAnnotation *annotation, guint indent);

G_END_DECLS
