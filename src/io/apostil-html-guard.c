/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-html-guard.h"

#include "apostil-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* libxml2 looks for duplicate attributes by comparing each with all before it, so a tag of a
 * megabyte can hold it for minutes. This scan, linear, refuses such a page before libxml2 sees it.
 * It reads tags as that parser does: a quotation mark counts only right after « = ».
 *
 * libxml2 also ignores all that follows the end tag of html, where browsers go on with the body; so
 * the end tags of html and body, which mean nothing, are blanked here. */

static gboolean
is_blank (gchar ch)
{
  return ch == ' ' || ch == '\t' || ch == '\n';
}

/* From after the name of a tag to its end; counts attributes. */
static const gchar *
skip_tag (const gchar *p, const gchar *end, guint *n_attributes)
{
  *n_attributes = 0;
  while (p < end && *p != '>')
    {
      gchar quote;

      if (is_blank (*p) || *p == '/')
        {
          p++;
          continue;
        }
      (*n_attributes)++;
      while (p < end && !is_blank (*p) && *p != '=' && *p != '>' && *p != '/')
        p++;
      while (p < end && is_blank (*p))
        p++;
      if (p == end || *p != '=')
        continue;
      p++;
      while (p < end && is_blank (*p))
        p++;
      if (p == end)
        break;
      quote = *p;
      if (quote == '"' || quote == '\'')
        {
          p = memchr (p + 1, quote, end - p - 1);
          p = p != NULL ? p + 1 : end;
        }
      else
        while (p < end && !is_blank (*p) && *p != '>')
          p++;
    }
  return p;
}

static gboolean
is_element (const gchar *name, gsize n, const gchar *element)
{
  return n == strlen (element) && g_ascii_strncasecmp (name, element, n) == 0;
}

/* The end of the content of script or style: the next « </ » and its name. */
static const gchar *
skip_raw (const gchar *p, const gchar *end, const gchar *element)
{
  gsize n = strlen (element);

  while ((p = memmem (p, end - p, "</", 2)) != NULL)
    {
      if ((gsize) (end - p) >= n + 2 && g_ascii_strncasecmp (p + 2, element, n) == 0)
        return p;
      p += 2;
    }
  return end;
}

/**
 * apostil_html_guard:
 * @html: (inout): a page in UTF-8, cleaned
 * @n_bytes: its length
 * @error: where to put an #APOSTIL_ERROR_LIMIT with the line
 *
 * Returns: whether no tag of the page has more attributes than a format could need
 */
gboolean
apostil_html_guard (gchar *html, gsize n_bytes, GError **error)
{
  const gchar *end = html + n_bytes;
  const gchar *p = html;

  while ((p = memchr (p, '<', end - p)) != NULL)
    {
      const gchar *start = p++;
      const gchar *name = p;
      guint n_attributes;
      gsize n;

      if (end - start >= 4 && memcmp (start, "<!--", 4) == 0)
        {
          p = memmem (start + 4, end - start - 4, "-->", 3);
          if (p == NULL)
            return TRUE;
          continue;
        }
      if (p < end && *p == '/')
        p++;
      if (p == end || !g_ascii_isalpha (*p))
        continue;
      while (p < end && !is_blank (*p) && *p != '>' && *p != '/')
        p++;
      n = p - name;
      p = skip_tag (p, end, &n_attributes);
      if (n_attributes > APOSTIL_MAX_START_TAG_ATTRIBUTES)
        {
          guint line = 1;

          for (const gchar *q = html; q < start; q++)
            line += *q == '\n';
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                       _ ("Line %u: an element has %u attributes, the most is %u. This is not an "
                          "ordinary page; copy the article and paste it."),
                       line, n_attributes, APOSTIL_MAX_START_TAG_ATTRIBUTES);
          return FALSE;
        }
      if (is_element (name, n, "script"))
        p = skip_raw (p, end, "script");
      else if (is_element (name, n, "style"))
        p = skip_raw (p, end, "style");
      else if (is_element (name, n, "/body") || is_element (name, n, "/html"))
        memset (html + (start - html), ' ', MIN (p + 1, end) - start);
    }

  return TRUE;
}
