/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-citation.h"

#include <glib/gi18n-lib.h>

#include "apostil-describe.h"
#include "apostil-list-words.h"
#include "apostil-timex.h"

typedef struct
{
  gchar *words;
  gchar *claimants; /* (nullable), like all that follow */
  gchar *date;
  const gchar *title;
  const gchar *publisher;
  const gchar *address;
} Citation;

static void
citation_init (Citation *citation, ApostilDocument *document, ApostilAnnotation *annotation)
{
  ApostilArticle *article = apostil_document_get_article (document);
  ApostilSpan span = apostil_annotation_get_first_span (annotation);
  ApostilSection *section = apostil_document_get_section_at (document, span.start);
  const gchar *published = apostil_document_get_published_at (document, span.start, NULL);

  citation->words = apostil_describe_words (document, annotation, 0);
  citation->claimants = apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM)
                            ? apostil_describe_claimants (document, annotation)
                            : NULL;
  citation->title = apostil_record_get (article, APOSTIL_ATTR_TITLE);
  citation->publisher = section == NULL ? NULL
                                        : apostil_record_get (section, APOSTIL_ATTR_PUBLISHER);
  if (citation->publisher == NULL)
    citation->publisher = apostil_record_get (article, APOSTIL_ATTR_PUBLISHER);
  citation->address = apostil_record_get (article, APOSTIL_ATTR_ORIGIN_HREF);
  citation->date = apostil_describe_date (document, NULL, published, FALSE);
}

static void
citation_clear (Citation *citation)
{
  g_free (citation->words);
  g_free (citation->claimants);
  g_free (citation->date);
}

/**
 * apostil_citation_to_text:
 * @document: a document
 * @annotation: a mark of it
 *
 * Returns: (transfer full): « words » and, on a line of their own, what is known of who, where and when
 */
gchar *
apostil_citation_to_text (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_autoptr (GString) where = g_string_new (NULL);
  Citation citation;
  gchar *result;

  citation_init (&citation, document, annotation);
  apostil_list_append (where, citation.claimants);
  apostil_list_append (where, citation.title);
  apostil_list_append (where, citation.publisher);
  apostil_list_append (where, citation.date);
  apostil_list_append (where, citation.address);
  /* Translators: quoted words; use the quotation marks of your language. */
  result = g_strdup_printf (_ ("“%s”"), citation.words);
  if (where->len > 0)
    {
      gchar *both = g_strconcat (result, "\n— ", where->str, NULL);

      g_free (result);
      result = both;
    }
  citation_clear (&citation);
  return result;
}

static void
append_escaped (GString *line, const gchar *words, const gchar *before, const gchar *after)
{
  g_autofree gchar *escaped = NULL;

  if (words == NULL || *words == '\0')
    return;
  escaped = g_markup_escape_text (words, -1);
  if (line->len > 0)
    g_string_append (line, apostil_list_get_separator ());
  g_string_append_printf (line, "%s%s%s", before, escaped, after);
}

/* Only an address of the web becomes a link: anything else pasted into a page could be a script. */
static gboolean
is_web (const gchar *address)
{
  return address != NULL && (g_ascii_strncasecmp (address, "https://", 8) == 0 ||
                             g_ascii_strncasecmp (address, "http://", 7) == 0);
}

/**
 * apostil_citation_to_html:
 * @document: a document
 * @annotation: a mark of it
 *
 * Returns: (transfer full): a block quotation and a line about who, where and when
 */
gchar *
apostil_citation_to_html (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_autoptr (GString) where = g_string_new (NULL);
  GString *html = g_string_new ("<blockquote");
  g_autofree gchar *address = NULL;
  g_autofree gchar *words = NULL;
  Citation citation;

  citation_init (&citation, document, annotation);
  if (is_web (citation.address))
    address = g_markup_escape_text (citation.address, -1);
  append_escaped (where, citation.claimants, "", "");
  append_escaped (where, citation.title, "<cite>", "</cite>");
  append_escaped (where, citation.publisher, "", "");
  append_escaped (where, citation.date, "", "");
  if (address != NULL)
    {
      g_string_append_printf (html, " cite=\"%s\"", address);
      if (where->len > 0)
        g_string_append (where, apostil_list_get_separator ());
      g_string_append_printf (where, "<a href=\"%s\">%s</a>", address, address);
    }
  else
    append_escaped (where, citation.address, "", "");
  words = g_markup_escape_text (citation.words, -1);
  g_string_append_printf (html, "><p>%s</p></blockquote>\n", words);
  if (where->len > 0)
    g_string_append_printf (html, "<p>— %s</p>\n", where->str);
  citation_clear (&citation);
  return g_string_free (html, FALSE);
}
