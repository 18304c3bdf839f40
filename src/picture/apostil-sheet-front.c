/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sheet-private.h"

#include <glib/gi18n-lib.h>

/* The title block, and the headings of all that follows. */

#define TITLE_SIZE   17.0
#define FACT_SIZE    8.6
#define HEADING_SIZE 12.5
#define LEGEND_SIZE  7.6
#define LABEL_WIDTH  104.0

PangoLayout *
apostil_sheet_lay_out_title (ApostilSheet *self)
{
  PangoLayout *layout =
      apostil_sheet_create_layout (self, "Sans", TITLE_SIZE, TRUE, apostil_sheet_get_inner (self));

  pango_layout_set_text (layout, apostil_dossier_get_title (self->dossier), -1);
  return layout;
}

static ApostilDossierFact *
get_fact (ApostilSheet *self, guint fact)
{
  return &g_array_index (apostil_dossier_get_facts (self->dossier), ApostilDossierFact, fact);
}

PangoLayout *
apostil_sheet_lay_out_fact (ApostilSheet *self, guint fact)
{
  return apostil_sheet_lay_out_pieces (self, get_fact (self, fact)->value, FACT_SIZE,
                                       apostil_sheet_get_inner (self) - LABEL_WIDTH);
}

static void
append_sample (ApostilSheet *self,
               GString *text,
               PangoAttrList *list,
               const gchar *label,
               const gchar *colour,
               gboolean mention)
{
  g_autofree gchar *name =
      g_strconcat (colour != NULL ? colour : "grey", mention ? "_fill" : "_line", NULL);
  const ApostilRgba *paint = apostil_theme_get (self->theme, name);
  guint16 red = (guint16) (paint->red * 65535);
  guint16 green = (guint16) (paint->green * 65535);
  guint16 blue = (guint16) (paint->blue * 65535);
  guint start;

  if (text->len > 0)
    g_string_append (text, "     ");
  start = (guint) text->len;
  if (mention)
    g_string_append_printf (text, "\xc2\xa0%s\xc2\xa0", label);
  else
    g_string_append (text, label);
  if (mention)
    apostil_sheet_add_attribute (list, pango_attr_background_new (red, green, blue), start,
                                 (guint) text->len);
  else
    {
      apostil_sheet_add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start,
                                   (guint) text->len);
      apostil_sheet_add_attribute (list, pango_attr_underline_color_new (red, green, blue), start,
                                   (guint) text->len);
    }
}

PangoLayout *
apostil_sheet_lay_out_legend (ApostilSheet *self)
{
  PangoLayout *layout =
      apostil_sheet_create_label (self, LEGEND_SIZE, FALSE, apostil_sheet_get_inner (self));
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  const ApostilKind *kinds;
  guint n_kinds;

  kinds = apostil_scheme_get_kinds (apostil_document_get_scheme (self->document), &n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      gboolean mention = g_str_equal (kinds[i].element, "mention");

      for (guint j = 0; mention && j < kinds[i].n_types; j++)
        append_sample (self, text, list, kinds[i].types[j].label, kinds[i].types[j].colour, TRUE);
      if (!mention)
        append_sample (self, text, list, kinds[i].label, kinds[i].colour, FALSE);
    }
  pango_layout_set_text (layout, text->str, -1);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  return layout;
}

PangoLayout *
apostil_sheet_lay_out_heading (ApostilSheet *self, gint table, gboolean goes_on)
{
  PangoLayout *layout = apostil_sheet_create_label (
      self, goes_on ? HEADING_SIZE * 0.75 : HEADING_SIZE, TRUE, apostil_sheet_get_inner (self));
  const gchar *title = table < 0 ? _ ("Article")
                                 : ((ApostilDossierTable *) g_ptr_array_index (
                                        apostil_dossier_get_tables (self->dossier), table))
                                       ->title;
  /* Translators: the heading of a table on its second and further pages. */
  g_autofree gchar *more = goes_on ? g_strdup_printf (_ ("%s, continued"), title) : NULL;

  pango_layout_set_text (layout, more != NULL ? more : title, -1);
  return layout;
}

/* NULL when there is nothing to say of it. */
PangoLayout *
apostil_sheet_lay_out_section (ApostilSheet *self, guint paragraph)
{
  ApostilDossierParagraph *of = &g_array_index (apostil_dossier_get_paragraphs (self->dossier),
                                                ApostilDossierParagraph, paragraph);
  g_autofree gchar *line = NULL;
  PangoLayout *layout;

  if (of->section == NULL)
    return NULL;
  line = apostil_dossier_dup_section_line (self->dossier, of->section);
  if (line == NULL)
    return NULL;
  layout = apostil_sheet_create_label (self, 7.6, TRUE, apostil_sheet_get_text_width (self));
  pango_layout_set_text (layout, line, -1);
  return layout;
}

static void
paint_fact (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  ApostilDossierFact *fact = get_fact (self, (guint) item->index);
  g_autoptr (PangoLayout)
      label = apostil_sheet_create_label (self, FACT_SIZE, FALSE, LABEL_WIDTH - 8);
  g_autoptr (PangoLayout) value = apostil_sheet_lay_out_fact (self, (guint) item->index);
  gdouble x =
      apostil_sheet_mirror (self, LABEL_WIDTH, apostil_sheet_get_inner (self) - LABEL_WIDTH);

  pango_layout_set_text (label, fact->label, -1);
  apostil_sheet_set_colour (self, cr, "dim");
  apostil_sheet_show_lines (cr, label, apostil_sheet_mirror (self, 0, LABEL_WIDTH - 8), item->y, 0,
                            G_MAXUINT);
  apostil_sheet_set_colour (self, cr, "text");
  apostil_sheet_show_lines (cr, value, x, item->y, 0, G_MAXUINT);
  apostil_sheet_link_pieces (self, cr, value, fact->value, x, item->y, 0, G_MAXUINT);
}

static void
paint_heading (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  g_autoptr (PangoLayout)
      layout = apostil_sheet_lay_out_heading (self, item->index, item->first != 0);
  g_autofree gchar *name = g_strdup_printf ("h%d", item->index + 1);

  if (item->first == 0)
    apostil_sheet_put_destination (self, cr, name);
  if (item->first == 0)
    apostil_sheet_begin (self, cr, "H2");
  apostil_sheet_set_colour (self, cr, item->first == 0 ? "text" : "dim");
  apostil_sheet_show_lines (cr, layout, self->paper.left, item->y, 0, G_MAXUINT);
  if (item->first == 0)
    apostil_sheet_end (self, cr, "H2");
}

static void
paint_title (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  g_autoptr (PangoLayout)
      kind = apostil_sheet_create_label (self, 7.6, FALSE, apostil_sheet_get_inner (self));
  g_autoptr (PangoLayout) layout = apostil_sheet_lay_out_title (self);

  pango_layout_set_text (kind, _ ("Evidence Sheet"), -1);
  apostil_sheet_set_colour (self, cr, "dim");
  apostil_sheet_begin (self, cr, "P");
  apostil_sheet_show_lines (cr, kind, self->paper.left, item->y, 0, 1);
  apostil_sheet_end (self, cr, "P");
  apostil_sheet_begin (self, cr, "H1");
  apostil_sheet_set_colour (self, cr, "text");
  apostil_sheet_show_lines (cr, layout, self->paper.left, item->y + 14, 0, G_MAXUINT);
  apostil_sheet_end (self, cr, "H1");
}

/* Paints anything that is neither article nor table. */
void
apostil_sheet_paint_front (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (item->type == APOSTIL_SHEET_TITLE)
    paint_title (self, cr, item);
  else if (item->type == APOSTIL_SHEET_FACT)
    {
      apostil_sheet_begin (self, cr, "P");
      paint_fact (self, cr, item);
      apostil_sheet_end (self, cr, "P");
    }
  else if (item->type == APOSTIL_SHEET_HEADING)
    paint_heading (self, cr, item);
  else if (item->type == APOSTIL_SHEET_LEGEND)
    {
      layout = apostil_sheet_lay_out_legend (self);
      apostil_sheet_set_colour (self, cr, "text");
      apostil_sheet_begin (self, cr, "P");
      apostil_sheet_show_lines (cr, layout, self->paper.left, item->y, 0, G_MAXUINT);
      apostil_sheet_end (self, cr, "P");
    }
  else if (item->type == APOSTIL_SHEET_SECTION)
    {
      layout = apostil_sheet_lay_out_section (self, (guint) item->index);
      apostil_sheet_set_colour (self, cr, "amber_line");
      apostil_sheet_begin (self, cr, "P");
      apostil_sheet_show_lines (cr, layout, apostil_sheet_get_text_x (self), item->y, 0, G_MAXUINT);
      apostil_sheet_end (self, cr, "P");
    }
}
