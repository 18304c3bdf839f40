/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-import-private.h"
#include "apostil-import.h"

#include "apostil-error.h"
#include "apostil-html-metadata.h"
#include "apostil-html-render.h"

#include <glib/gi18n-lib.h>

#define HTML_MAX_BYTES (16u * 1024 * 1024)

static void
add_section (GPtrArray *sections, const gchar *role, ApostilSpan span)
{
  g_autofree gchar *id = g_strdup_printf ("s%u", sections->len + 1);
  ApostilSection *section = apostil_section_new (id, role);

  apostil_section_set_spans (section, &span, 1);
  g_ptr_array_add (sections, section);
}

/* The headline and the captions are certain; all else stays for the user to divide. */
static GPtrArray *
make_sections (const ApostilHtmlText *text)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean headline = !apostil_span_is_empty (text->headline);

  for (guint i = 0; i < text->captions->len; i++)
    {
      ApostilSpan caption = g_array_index (text->captions, ApostilSpan, i);

      if (headline && text->headline.start < caption.start)
        {
          add_section (sections, "headline", text->headline);
          headline = FALSE;
        }
      add_section (sections, "caption", caption);
    }
  if (headline)
    add_section (sections, "headline", text->headline);
  return sections;
}

static void
set_metadata (ApostilArticle *article, ApostilHtmlMetadata *metadata)
{
  apostil_record_set (article, APOSTIL_ATTR_TITLE, metadata->title);
  apostil_record_set (article, APOSTIL_ATTR_PUBLISHER, metadata->publisher);
  apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, metadata->language);
  apostil_record_set (article, APOSTIL_ATTR_PUBLISHED, metadata->published);
  apostil_record_set (article, APOSTIL_ATTR_ORIGIN_HREF, metadata->href);
  if (metadata->authors->len > 0)
    {
      g_ptr_array_add (metadata->authors, NULL);
      apostil_article_set_authors (article, (const gchar *const *) metadata->authors->pdata);
      g_ptr_array_remove_index (metadata->authors, metadata->authors->len - 1);
    }
}

static void
tell_metadata (ApostilHtmlMetadata *metadata, guint n_left_out, GPtrArray *told)
{
  if (metadata->published != NULL)
    g_ptr_array_add (
        told,
        /* Translators: %s is a date. */
        g_strdup_printf (_ ("Published on %s, as the page says."), metadata->published));
  for (guint i = 0; i < metadata->told->len; i++)
    g_ptr_array_add (told, g_strdup (g_ptr_array_index (metadata->told, i)));
  if (n_left_out > 0)
    g_ptr_array_add (told, g_strdup_printf (ngettext ("%u place inside the article was left out "
                                                      "(menus, links to other pages …).",
                                                      "%u places inside the article were left out "
                                                      "(menus, links to other pages …).",
                                                      n_left_out),
                                            n_left_out));
}

static ApostilHtmlTree *
read_page (ApostilSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (ApostilHtmlTree)
      tree = apostil_html_tree_new (source->utf8, source->n_bytes, cancellable, error);

  g_clear_pointer (&source->utf8, g_free);
  return g_steal_pointer (&tree);
}

static ApostilSource *
read_source (GBytes *bytes, const gchar *charset, GError **error)
{
  g_autofree gchar *found = NULL;

  if (g_bytes_get_size (bytes) > HTML_MAX_BYTES)
    {
      g_autofree gchar *limit = g_format_size_full (HTML_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   /* Translators: %s is a size, as « 16.0 MiB ». */
                   _ ("This page is longer than %s. Save it without its pictures (“Web Page, HTML "
                      "only”), or copy the article and paste it."),
                   limit);
      return NULL;
    }
  if (charset == NULL)
    found = apostil_encoding_find_declared (bytes);
  return apostil_source_new (bytes, charset != NULL ? charset : found, error);
}

static ApostilImport *
import_html (GBytes *bytes,
             const gchar *charset,
             gboolean whole_page,
             const ApostilImportOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  static const ApostilImportOptions none = { NULL, NULL, NULL };
  g_autoptr (ApostilSource) source = NULL;
  g_autoptr (ApostilHtmlTree) tree = NULL;
  g_autoptr (ApostilHtmlContent) content = NULL;
  g_autoptr (ApostilHtmlMetadata) metadata = NULL;
  g_autoptr (ApostilHtmlText) rendered = NULL;
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilArticle) article = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  if (options == NULL)
    options = &none;
  if (!apostil_import_options_check (options, error))
    return NULL;
  source = read_source (bytes, charset, error);
  tree = source != NULL ? read_page (source, cancellable, error) : NULL;
  if (tree == NULL)
    return NULL;

  content = whole_page ? apostil_html_content_find (tree) : apostil_html_content_all (tree);
  metadata = apostil_html_metadata_find (tree, content);
  rendered = apostil_html_render (
      tree, content, options->language != NULL ? options->language : metadata->language);
  if (rendered->utf8->len == 0)
    {
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                           _ ("There is no article on this page; some pages show their text only "
                              "in a browser. Copy the article there and paste it."));
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  text = apostil_text_new (rendered->utf8->str, rendered->utf8->len, error);
  if (text == NULL)
    return NULL;
  article = apostil_article_new (text);
  if (metadata->title == NULL)
    metadata->title = apostil_import_find_title (rendered->utf8->str);
  set_metadata (article, metadata);
  sections = make_sections (rendered);

  apostil_source_tell (source, told);
  tell_metadata (metadata, content->n_left_out, told);
  if (metadata->language == NULL && options->language == NULL)
    apostil_source_guess_language (article, told);
  return apostil_source_finish (source, article, sections, g_steal_pointer (&told), options, error);
}

/**
 * apostil_import_html:
 * @bytes: a saved web page
 * @charset: (nullable): encoding that somebody says it is in; else the page itself is asked
 * @options: what the user knows better than the page
 * @cancellable: (nullable): to stop
 * @error: where to say why there is no article
 *
 * The article's text without menus and footers, with the title, authors, publisher, language, date
 * and address that the page gives. The headline and captions become sections. Nothing is fetched.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the article
 */
ApostilImport *
apostil_import_html (GBytes *bytes,
                     const gchar *charset,
                     const ApostilImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  return import_html (bytes, charset, TRUE, options, cancellable, error);
}

/**
 * apostil_import_html_fragment:
 * @bytes: a piece of a page, as the clipboard holds it
 * @charset: (nullable): as for apostil_import_html()
 * @options: what the user knows better
 * @cancellable: (nullable): to stop
 * @error: where to say why there is no article
 *
 * As apostil_import_html(), but all of it is taken, since somebody selected it. Any thread.
 *
 * Returns: (transfer full) (nullable): the article
 */
ApostilImport *
apostil_import_html_fragment (GBytes *bytes,
                              const gchar *charset,
                              const ApostilImportOptions *options,
                              GCancellable *cancellable,
                              GError **error)
{
  return import_html (bytes, charset, FALSE, options, cancellable, error);
}
