/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest-json.h"

#include <string.h>

/* How it works
 *
 * A long text yields a hundred thousand lines, and a tree of JSON for each would take longer than
 * finding what it says; so members are written as they come. Names and order of the members are
 * for programs: they are added to, never changed. */

/* Appends without a call while there is room, as there nearly always is. */
static inline void
put_bytes (GString *output, const gchar *bytes, gsize n_bytes)
{
  if (output->len + n_bytes >= output->allocated_len)
    {
      g_string_append_len (output, bytes, (gssize) n_bytes);
      return;
    }
  memcpy (output->str + output->len, bytes, n_bytes);
  output->len += n_bytes;
  output->str[output->len] = '\0';
}

/* What JSON must not hold as it is are the quotation mark, the backslash and the control
 * characters (RFC 8259 § 7); what lies between them is copied at once. */
static void
put_escaped (GString *output, const gchar *text, gsize n_bytes)
{
  static const gchar digits[] = "0123456789abcdef";
  const gchar *end = text + n_bytes;
  const gchar *from = text;

  for (const gchar *p = text; p < end; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      put_bytes (output, from, (gsize) (p - from));
      from = p + 1;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (output, '\\');
          g_string_append_c (output, (gchar) c);
        }
      else if (c == '\n')
        put_bytes (output, "\\n", 2);
      else if (c == '\t')
        put_bytes (output, "\\t", 2);
      else
        {
          put_bytes (output, "\\u00", 4);
          g_string_append_c (output, digits[c >> 4]);
          g_string_append_c (output, digits[c & 15]);
        }
    }
  put_bytes (output, from, (gsize) (end - from));
}

static void
put_quoted (GString *output, const gchar *text)
{
  g_string_append_c (output, '"');
  put_escaped (output, text, strlen (text));
  g_string_append_c (output, '"');
}

static void
put_number (GString *output, guint32 number)
{
  gchar digits[10];
  guint n = 0;

  do
    digits[n++] = (gchar) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    g_string_append_c (output, digits[--n]);
}

/* The name of a member, after the one before it. */
static void
put_name (GString *output, const gchar *name)
{
  gchar last = output->str[output->len - 1];

  if (last != '{')
    g_string_append_c (output, ',');
  g_string_append_c (output, '"');
  put_bytes (output, name, strlen (name));
  put_bytes (output, "\":", 2);
}

static void
add_string (GString *output, const gchar *name, const gchar *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  put_name (output, name);
  put_quoted (output, value);
}

static void
add_spans (GString *output, const gchar *name, ApostilSuggestionSpans spans, const guint32 *offsets)
{
  if (spans.len == 0)
    return;

  put_name (output, name);
  g_string_append_c (output, '[');
  for (guint i = 0; i < spans.len; i++)
    {
      ApostilSpan span = spans.data[i];

      g_string_append (output, i > 0 ? ",[" : "[");
      put_number (output, offsets != NULL ? offsets[span.start] : span.start);
      g_string_append_c (output, ',');
      /* the character after the last one, not what may have been cleaned away before it */
      put_number (output, offsets == NULL         ? span.end
                          : span.end > span.start ? offsets[span.end - 1] + 1
                                                  : offsets[span.end]);
      g_string_append_c (output, ']');
    }
  g_string_append_c (output, ']');
}

static void
add_text (GString *output, const gchar *name, ApostilSuggestionSpans spans, ApostilText *text)
{
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < spans.len; i++)
    any |= i > 0 || !apostil_span_is_empty (spans.data[i]);
  if (!any)
    return;

  put_name (output, name);
  g_string_append_c (output, '"');
  for (guint i = 0; i < spans.len; i++)
    {
      ApostilSpan span = spans.data[i];
      gsize start = apostil_text_to_byte (text, span.start);

      if (i > 0)
        put_bytes (output, " … ", strlen (" … "));
      put_escaped (output, utf8 + start, apostil_text_to_byte (text, span.end) - start);
    }
  g_string_append_c (output, '"');
}

/**
 * apostil_suggest_append_json:
 * @output: where to
 * @suggestion: a suggestion
 * @text: the text it is about
 * @offsets: (nullable): for each code point of @text, and its end, where it stands in the input
 *
 * Appends one line of « suggest --format jsonl ».
 */
void
apostil_suggest_append_json (GString *output,
                             ApostilSuggestion *suggestion,
                             ApostilText *text,
                             const guint32 *offsets)
{
  g_autofree gchar *reason = apostil_suggestion_to_words (suggestion);
  const gchar class_name[] = { suggestion->class_, '\0' };

  g_string_append_c (output, '{');
  add_string (output, "kind", suggestion->kind);
  add_string (output, "type", suggestion->type);
  add_spans (output, "spans", suggestion->spans, offsets);
  add_text (output, "text", suggestion->spans, text);
  add_string (output, "value", suggestion->value);
  add_string (output, "mod", suggestion->mod);
  add_string (output, "quant", suggestion->quant);
  add_string (output, "freq", suggestion->freq);
  add_string (output, "anchor", suggestion->anchor);
  add_string (output, "role", suggestion->role);
  add_string (output, "mode", suggestion->mode);
  add_string (output, "act", suggestion->act);
  add_spans (output, "source", suggestion->source, offsets);
  add_text (output, "source_text", suggestion->source, text);
  add_spans (output, "cue", suggestion->cue, offsets);
  add_string (output, "entity_name", suggestion->entity_name);
  add_string (output, "class", class_name);
  add_string (output, "rule", suggestion->rule);
  add_string (output, "reason", reason);
  if (suggestion->n_alternatives > 0)
    {
      put_name (output, "alternatives");
      for (guint i = 0; i < suggestion->n_alternatives; i++)
        {
          g_string_append_c (output, i > 0 ? ',' : '[');
          put_quoted (output, suggestion->alternatives[i]);
        }
      g_string_append_c (output, ']');
    }
  g_string_append_len (output, "}\n", 2);
}
