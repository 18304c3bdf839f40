/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-export-html.h"

#include "apostil-html-put-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-describe.h"
#include "apostil-io-resources.h"
#include "apostil-number.h"

/* The evidence sheet as one web page that needs nothing beside itself: style inside, pictures inside, no
 * script, and a policy that forbids the browser every connection. It is a page to read and to keep; the
 * marks cannot be read back from it. */

#define MAX_TITLE  70   /* of the tab; the heading has all of it */
#define PAGE_WIDTH 1040 /* of what stands in it, as in evidence.css */
#define STYLE_PATH "/io/github/apostil/io/evidence.css"
#define POLICY     "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

void
apostil_html_put_escaped (GString *html, const gchar *text)
{
  const gchar *from = text;

  for (const gchar *p = text;; p++)
    {
      const gchar *entity = NULL;

      if (*p == '&')
        entity = "&amp;";
      else if (*p == '<')
        entity = "&lt;";
      else if (*p == '>')
        entity = "&gt;";
      else if (*p == '"')
        entity = "&quot;";
      else if (*p != '\0')
        continue;
      g_string_append_len (html, from, p - from);
      if (*p == '\0')
        return;
      g_string_append (html, entity);
      from = p + 1;
    }
}

/* The class of a colour; a scheme knows no others than these. */
const gchar *
apostil_html_get_colour (const gchar *colour)
{
  static const gchar *const colours[] = { "amber", "blue", "green",     "grey",
                                          "rose",  "sky",  "vermilion", "yellow" };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (colour, colours[i]) == 0)
      return colours[i];
  return "grey";
}

/* The language of the article's words, and the direction that they have themselves. */
void
apostil_html_put_language (ApostilHtmlWriter *self)
{
  if (self->language != NULL)
    g_string_append_printf (self->html, " lang=\"%s\"", self->language);
  g_string_append (self->html, " dir=\"auto\"");
}

static void
open_piece (ApostilHtmlWriter *self, const ApostilPiece *piece)
{
  switch (piece->style)
    {
    case APOSTIL_PIECE_STRONG:
      g_string_append (self->html, "<b><bdi>");
      break;
    case APOSTIL_PIECE_QUIET:
      g_string_append (self->html, "<span class=\"quiet\">");
      break;
    case APOSTIL_PIECE_WORDS:
      g_string_append (self->html, "<span class=\"words\"");
      apostil_html_put_language (self);
      g_string_append_c (self->html, '>');
      break;
    case APOSTIL_PIECE_CODE:
      g_string_append (self->html, "<code>");
      break;
    case APOSTIL_PIECE_BADGE:
      g_string_append (self->html, "<span class=\"badge\">");
      break;
    case APOSTIL_PIECE_PLAIN:
    default:
      g_string_append (self->html, "<bdi>");
      break;
    }
}

static const gchar *
close_piece (const ApostilPiece *piece)
{
  switch (piece->style)
    {
    case APOSTIL_PIECE_STRONG:
      return "</bdi></b>";
    case APOSTIL_PIECE_CODE:
      return "</code>";
    case APOSTIL_PIECE_QUIET:
    case APOSTIL_PIECE_WORDS:
    case APOSTIL_PIECE_BADGE:
      return "</span>";
    case APOSTIL_PIECE_PLAIN:
    default:
      return "</bdi>";
    }
}

static void
put_target (ApostilHtmlWriter *self, const gchar *target)
{
  if (g_str_has_prefix (target, "¶"))
    g_string_append_printf (self->html, "#p-%s", target + strlen ("¶"));
  else if (*target == '#')
    g_string_append_printf (self->html, "#m-%s", target + 1);
  else
    apostil_html_put_escaped (self->html, target);
}

/* Puts the words of a cell. */
void
apostil_html_put_pieces (ApostilHtmlWriter *self, GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const ApostilPiece *piece = &g_array_index (pieces, ApostilPiece, i);
      gboolean outside = piece->target != NULL && *piece->target != '#' &&
                         !g_str_has_prefix (piece->target, "¶");

      if (piece->starts_line)
        g_string_append (self->html, "<br>");
      else if (piece->style == APOSTIL_PIECE_BADGE && i > 0)
        g_string_append_c (self->html, ' ');
      if (piece->target != NULL)
        {
          g_string_append (self->html, "<a href=\"");
          put_target (self, piece->target);
          g_string_append (self->html, outside ? "\" rel=\"noreferrer noopener\">" : "\">");
        }
      open_piece (self, piece);
      apostil_html_put_escaped (self->html, piece->text);
      g_string_append (self->html, close_piece (piece));
      if (piece->target != NULL)
        g_string_append (self->html, "</a>");
    }
}

static void
put_head (ApostilHtmlWriter *self)
{
  g_autoptr (GBytes) css = NULL;
  const gchar *whole = apostil_dossier_get_title (self->dossier);
  const gchar *title = whole;
  g_autofree gchar *cut = NULL;
  gsize n;
  const gchar *style;

  /* as in apostil-scheme.c: the call has the resource linked in, the look-up waits for it */
  apostil_io_get_resource ();
  css = g_resources_lookup_data (STYLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  style = g_bytes_get_data (css, &n);
  g_string_append_printf (
      self->html,
      "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"generator\" content=\"Apostil %s\">\n<title>",
      /* Translators: the language of your translation, as in « fr » or « pt-BR ». */
      C_ ("language of this translation", "en"),
      /* Translators: the direction of your script, ltr (left to right) or rtl. */
      C_ ("direction of this translation", "ltr"), PACKAGE_VERSION);
  if (g_utf8_strlen (whole, -1) > MAX_TITLE)
    title = cut = g_utf8_substring (whole, 0, MAX_TITLE - 1);
  apostil_html_put_escaped (self->html, title);
  g_string_append (self->html, title != whole ? "…</title>\n<style>\n" : "</title>\n<style>\n");
  g_string_append_len (self->html, style, (gssize) n);
  g_string_append (self->html, "</style>\n</head>\n");
}

static void
put_title_block (ApostilHtmlWriter *self)
{
  GArray *facts = apostil_dossier_get_facts (self->dossier);

  g_string_append (self->html, "<header>\n<p class=\"kind\">");
  apostil_html_put_escaped (self->html, _ ("Evidence Sheet"));
  g_string_append (self->html, "</p>\n<h1");
  apostil_html_put_language (self);
  g_string_append_c (self->html, '>');
  apostil_html_put_escaped (self->html, apostil_dossier_get_title (self->dossier));
  g_string_append (self->html, "</h1>\n<dl class=\"facts\">\n");
  for (guint i = 0; i < facts->len; i++)
    {
      ApostilDossierFact *fact = &g_array_index (facts, ApostilDossierFact, i);

      g_string_append (self->html, "<dt>");
      apostil_html_put_escaped (self->html, fact->label);
      g_string_append (self->html, "</dt><dd>");
      apostil_html_put_pieces (self, fact->value);
      g_string_append (self->html, "</dd>\n");
    }
  g_string_append (self->html, "</dl>\n</header>\n");
}

static void
put_contents (ApostilHtmlWriter *self, gboolean pictures)
{
  GPtrArray *tables = apostil_dossier_get_tables (self->dossier);

  g_string_append (self->html, "<nav aria-label=\"");
  apostil_html_put_escaped (self->html, _ ("Contents"));
  g_string_append (self->html, "\"><ul>\n<li><a href=\"#article\">");
  apostil_html_put_escaped (self->html, _ ("Article"));
  g_string_append (self->html, "</a></li>\n");
  for (guint i = 0; i < tables->len; i++)
    {
      ApostilDossierTable *table = g_ptr_array_index (tables, i);
      g_autofree gchar *digits = apostil_number_to_words (table->rows->len);

      g_string_append_printf (self->html, "<li><a href=\"#%s\">", table->name);
      apostil_html_put_escaped (self->html, table->title);
      g_string_append_printf (self->html, "</a> (%s)</li>\n", digits);
    }
  if (pictures)
    {
      g_string_append (self->html, "<li><a href=\"#pictures\">");
      apostil_html_put_escaped (self->html, _ ("Pictures"));
      g_string_append (self->html, "</a></li>\n");
    }
  g_string_append (self->html, "</ul></nav>\n");
}

static void
put_legend (ApostilHtmlWriter *self)
{
  const ApostilKind *kinds;
  guint n_kinds;

  kinds = apostil_scheme_get_kinds (apostil_document_get_scheme (self->document), &n_kinds);
  g_string_append (self->html, "<ul class=\"legend\">\n");
  for (guint i = 0; i < n_kinds; i++)
    {
      const ApostilKind *kind = &kinds[i];
      gboolean mentions = g_str_equal (kind->element, "mention");

      for (guint j = 0; mentions && j < kind->n_types; j++)
        {
          g_string_append_printf (self->html, "<li><mark class=\"%s\">",
                                  apostil_html_get_colour (kind->types[j].colour));
          apostil_html_put_escaped (self->html, kind->types[j].label);
          g_string_append (self->html, "</mark></li>\n");
        }
      if (mentions)
        continue;
      g_string_append_printf (self->html, "<li><span class=\"%s %s\">",
                              g_str_equal (kind->element, "date") ? "date" : "line",
                              apostil_html_get_colour (kind->colour));
      apostil_html_put_escaped (self->html, kind->label);
      g_string_append (self->html, "</span></li>\n");
    }
  g_string_append (self->html, "</ul>\n");
}

static void
put_row (ApostilHtmlWriter *self, ApostilDossierTable *table, ApostilDossierRow *row)
{
  gboolean numbered = g_array_index (table->columns, ApostilDossierColumn, 0).weight <= 0;
  gboolean annotation = numbered;

  g_string_append_printf (self->html, "<tr id=\"m-%s\"", row->id);
  if (row->colour != NULL)
    g_string_append_printf (self->html, " class=\"%s\"", apostil_html_get_colour (row->colour));
  g_string_append (self->html, ">\n");
  for (guint i = 0; i < row->cells->len; i++)
    {
      gboolean number = g_array_index (table->columns, ApostilDossierColumn, i).weight <= 0;

      g_string_append_printf (self->html, "<%s%s>", i == 0 ? "th scope=\"row\"" : "td",
                              number ? " class=\"number\"" : "");
      if (i == 0 && annotation)
        g_string_append_printf (self->html, "<a href=\"#t-%s\">", row->id);
      apostil_html_put_pieces (self, g_ptr_array_index (row->cells, i));
      if (i == 0 && annotation)
        g_string_append (self->html, "</a>");
      g_string_append (self->html, i == 0 ? "</th>\n" : "</td>\n");
    }
  g_string_append (self->html, "</tr>\n");
}

static void
put_table (ApostilHtmlWriter *self, ApostilDossierTable *table)
{
  g_string_append_printf (self->html, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">",
                          table->name, table->name);
  apostil_html_put_escaped (self->html, table->title);
  g_string_append_printf (self->html,
                          "</h2>\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
                          "aria-labelledby=\"%s\">\n<table aria-labelledby=\"%s\">\n<thead><tr>\n",
                          table->name, table->name);
  for (guint i = 0; i < table->columns->len; i++)
    {
      ApostilDossierColumn *column = &g_array_index (table->columns, ApostilDossierColumn, i);

      g_string_append_printf (self->html, "<th scope=\"col\"%s>",
                              column->weight <= 0 ? " class=\"number\"" : "");
      apostil_html_put_escaped (self->html, column->label);
      g_string_append (self->html, "</th>\n");
    }
  g_string_append (self->html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    put_row (self, table, g_ptr_array_index (table->rows, i));
  g_string_append (self->html, "</tbody>\n</table>\n</div>\n</section>\n");
}

static void
put_image (ApostilHtmlWriter *self, const gchar *before, GBytes *svg, const gchar *after)
{
  gsize n;
  const guchar *bytes = g_bytes_get_data (svg, &n);
  g_autofree gchar *coded = g_base64_encode (bytes, n);

  g_string_append_printf (self->html, "%sdata:image/svg+xml;base64,%s%s", before, coded, after);
}

/* A picture is an image of its own: its ids cannot meet those of the page or of another picture, and
 * nothing in it can run. What is wider than the page keeps its size, so that it can be read, and is scrolled. */
static void
put_picture (ApostilHtmlWriter *self, const ApostilDossierPicture *picture)
{
  g_autofree gchar *size =
      g_strdup_printf ("\" width=\"%u\" height=\"%u\" alt=\"", picture->width, picture->height);
  gboolean wide = picture->width > PAGE_WIDTH;

  g_string_append (self->html, "<figure>\n");
  if (wide)
    {
      g_string_append (self->html,
                       "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
      apostil_html_put_escaped (self->html, picture->title);
      g_string_append (self->html, "\">\n");
    }
  g_string_append (self->html, "<picture>");
  if (picture->svg_dark != NULL)
    put_image (self,
               "<source media=\"screen and (prefers-color-scheme: dark)\" type=\"image/svg+xml\" "
               "srcset=\"",
               picture->svg_dark, "\">");
  put_image (self, "<img src=\"", picture->svg, size);
  apostil_html_put_escaped (self->html, picture->description);
  g_string_append (self->html, "\"></picture>\n");
  if (wide)
    g_string_append (self->html, "</div>\n");
  g_string_append (self->html, "<figcaption>");
  apostil_html_put_escaped (self->html, picture->title);
  g_string_append (self->html, "</figcaption>\n</figure>\n");
}

/* What could not be drawn. */
static void
put_words (ApostilHtmlWriter *self, const ApostilDossierPicture *picture)
{
  g_string_append (self->html, "<p><b>");
  apostil_html_put_escaped (self->html, picture->title);
  g_string_append (self->html, "</b><br>");
  apostil_html_put_escaped (self->html, picture->description);
  g_string_append (self->html, "</p>\n");
}

static void
put_pictures (ApostilHtmlWriter *self, GPtrArray *pictures)
{
  if (pictures == NULL || pictures->len == 0)
    return;
  g_string_append (self->html, "<section aria-labelledby=\"pictures\">\n<h2 id=\"pictures\">");
  apostil_html_put_escaped (self->html, _ ("Pictures"));
  g_string_append (self->html, "</h2>\n");
  for (guint i = 0; i < pictures->len; i++)
    {
      const ApostilDossierPicture *picture = g_ptr_array_index (pictures, i);

      if (picture->svg != NULL)
        put_picture (self, picture);
      else
        put_words (self, picture);
    }
  g_string_append (self->html, "</section>\n");
}

/**
 * apostil_export_html:
 * @document: a document
 * @options: who makes it when, words for reasons, and pictures
 * @error: not used; for the table of formats
 *
 * Returns: (transfer full): the evidence sheet as one web page
 */
GBytes *
apostil_export_html (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  g_autoptr (ApostilDossier) dossier = apostil_dossier_new (document, &options->dossier);
  g_autoptr (GPtrArray) pictures = options->pictures != NULL ? options->pictures (document) : NULL;
  GPtrArray *tables = apostil_dossier_get_tables (dossier);
  const gchar *language =
      apostil_record_get (apostil_document_get_article (document), APOSTIL_ATTR_LANGUAGE);
  ApostilHtmlWriter self = {
    .html = g_string_new (NULL),
    .dossier = dossier,
    .document = document,
    .language = language != NULL && *language != '\0' ? g_markup_escape_text (language, -1) : NULL,
  };

  put_head (&self);
  g_string_append (self.html, "<body>\n<a class=\"skip\" href=\"#article\">");
  apostil_html_put_escaped (self.html, _ ("Skip to the article"));
  g_string_append (self.html, "</a>\n");
  put_title_block (&self);
  put_contents (&self, pictures != NULL && pictures->len > 0);
  g_string_append (self.html, "<main>\n<section aria-labelledby=\"article\">\n<h2 id=\"article\">");
  apostil_html_put_escaped (self.html, _ ("Article"));
  g_string_append (self.html, "</h2>\n");
  put_legend (&self);
  apostil_html_put_article (&self);
  g_string_append (self.html, "</section>\n");
  for (guint i = 0; i < tables->len; i++)
    put_table (&self, g_ptr_array_index (tables, i));
  put_pictures (&self, pictures);
  g_string_append (self.html, "</main>\n</body>\n</html>\n");
  g_free (self.language);
  return g_string_free_to_bytes (self.html);
}
