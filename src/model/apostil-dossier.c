/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "apostil-describe.h"
#include "apostil-timex.h"

/* How it works
 *
 * Only what is confirmed counts: a sheet that goes to an editor or a court must not show what nobody
 * has decided. How many suggestions were left out is one of the facts. Claims, dates and marks of the
 * scheme's own get numbers; mentions are many and speak for themselves, so they are found through
 * their entity and the numbers of the paragraphs. */

/* A claimant who is not linked is named by words of the article, which may be many; all of them are in
 * the table of claims. */
#define MAX_NOTE 60

static void
piece_clear (gpointer data)
{
  ApostilPiece *piece = data;

  g_free (piece->text);
  g_free (piece->target);
}

GArray *
apostil_pieces_new (void)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (ApostilPiece));

  g_array_set_clear_func (pieces, piece_clear);
  return pieces;
}

/* The piece added, until the next one is; NULL when there is nothing to say. */
ApostilPiece *
apostil_pieces_add (GArray *pieces, ApostilPieceStyle style, const gchar *text)
{
  ApostilPiece piece = { .style = style };

  if (text == NULL || *text == '\0')
    return NULL;
  piece.text = g_strdup (text);
  g_array_append_val (pieces, piece);
  return &g_array_index (pieces, ApostilPiece, pieces->len - 1);
}

ApostilPiece *
apostil_pieces_add_line (GArray *pieces, ApostilPieceStyle style, const gchar *text)
{
  gboolean first = pieces->len == 0;
  ApostilPiece *piece = apostil_pieces_add (pieces, style, text);

  if (piece != NULL)
    piece->starts_line = !first;
  return piece;
}

void
apostil_pieces_link (ApostilPiece *piece, const gchar *target)
{
  if (piece == NULL || target == NULL)
    return;
  g_free (piece->target);
  piece->target = g_strdup (target);
}

/* Only an address of the web becomes a link: anything else could be a script. */
gboolean
apostil_address_is_web (const gchar *address)
{
  return address != NULL && (g_ascii_strncasecmp (address, "https://", 8) == 0 ||
                             g_ascii_strncasecmp (address, "http://", 7) == 0);
}

/* The label of a choice that was taken, or of what its absence means. */
const gchar *
apostil_dossier_get_choice (ApostilAnnotation *annotation, const gchar *name)
{
  const gchar *value = apostil_record_get (annotation, name);
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (apostil_annotation_get_kind (annotation), name);
  const ApostilChoice *choice;

  if (value == NULL && def != NULL)
    value = def->fallback;
  if (value == NULL || def == NULL)
    return value;
  choice = apostil_attribute_def_get_choice (def, value);
  return choice != NULL ? choice->label : value;
}

/* The words of a part, on one line. */
gchar *
apostil_dossier_dup_part (ApostilDossier *self, ApostilAnnotation *annotation, const gchar *role)
{
  ApostilText *text = apostil_document_get_text (self->document);
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_part (annotation, role, &n_spans);
  GString *words = NULL;

  for (guint i = 0; i < n_spans; i++)
    {
      g_autofree gchar *piece = apostil_text_dup_span (text, spans[i]);

      if (words == NULL)
        words = g_string_new (NULL);
      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", g_strdelimit (piece, "\n\t", ' '));
    }
  return words != NULL ? g_string_free (words, FALSE) : NULL;
}

/* A date or date-time in words, else as it stands. */
gchar *
apostil_dossier_dup_when (const gchar *value)
{
  gchar *words = value != NULL ? apostil_timex_to_words (value) : NULL;

  return words != NULL ? words : g_strdup (value);
}

/* The same for a day that the article tells of, also in the calendar that it goes by. */
gchar *
apostil_dossier_dup_day (ApostilDossier *self, const gchar *value)
{
  gchar *words = apostil_describe_date (self->document, NULL, value, FALSE);

  return words != NULL ? words : g_strdup (value);
}

static gboolean
is_numbered (ApostilAnnotation *annotation)
{
  return apostil_record_get_status (annotation) == APOSTIL_STATUS_CONFIRMED &&
         !apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY);
}

/* The paragraph that holds @offset, or the last one before it. */
guint
apostil_dossier_find_paragraph (ApostilDossier *self, guint32 offset)
{
  guint low = 0;
  guint high = self->paragraphs->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->paragraphs, ApostilDossierParagraph, middle).span.start <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_blank (ApostilText *text, ApostilSpan line)
{
  g_autofree gchar *words = apostil_text_dup_span (text, line);

  return *g_strstrip (words) == '\0';
}

static void
split_paragraphs (ApostilDossier *self)
{
  ApostilText *text = apostil_document_get_text (self->document);
  guint32 length = apostil_text_get_length (text);
  ApostilSection *before = NULL;

  for (guint32 offset = 0; offset < length;)
    {
      ApostilDossierParagraph paragraph = { .span = apostil_text_get_paragraph (text, offset) };
      ApostilSection *section;
      const gchar *role;

      offset = paragraph.span.end + 1;
      if (apostil_span_is_empty (paragraph.span) || is_blank (text, paragraph.span))
        continue;
      section = apostil_document_get_section_at (self->document, paragraph.span.start);
      role = section != NULL ? apostil_record_get (section, APOSTIL_ATTR_ROLE) : NULL;
      paragraph.is_heading = g_strcmp0 (role, "headline") == 0;
      paragraph.is_boilerplate = g_strcmp0 (role, "boilerplate") == 0;
      if (section != before)
        paragraph.section = section;
      before = section;
      g_array_append_val (self->paragraphs, paragraph);
    }
}

static void
number_marks (ApostilDossier *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);
      ApostilDossierMark mark = { .annotation = annotation, .number = self->marks->len + 1 };
      ApostilDossierParagraph *paragraph;

      if (!is_numbered (annotation) || self->paragraphs->len == 0)
        continue;
      mark.paragraph = apostil_dossier_find_paragraph (
          self, apostil_annotation_get_first_span (annotation).start);
      paragraph = &g_array_index (self->paragraphs, ApostilDossierParagraph, mark.paragraph);
      if (paragraph->n_marks == 0)
        paragraph->first_mark = self->marks->len;
      paragraph->n_marks++;
      g_array_append_val (self->marks, mark);
      g_hash_table_insert (self->numbers, (gpointer) apostil_record_get_id (annotation),
                           GUINT_TO_POINTER (mark.number));
    }
}

/* The title, else the first words. */
static gchar *
dup_title (ApostilDossier *self)
{
  const gchar *title =
      apostil_record_get (apostil_document_get_article (self->document), APOSTIL_ATTR_TITLE);
  ApostilText *text = apostil_document_get_text (self->document);
  ApostilSpan span;

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (self->paragraphs->len == 0)
    return g_strdup (_ ("Untitled article"));
  span = g_array_index (self->paragraphs, ApostilDossierParagraph, 0).span;
  if (apostil_span_length (span) > 80)
    {
      g_autofree gchar *words =
          apostil_text_dup_span (text, APOSTIL_SPAN (span.start, span.start + 80));

      return g_strconcat (words, "…", NULL);
    }
  return apostil_text_dup_span (text, span);
}

static void
fact_clear (gpointer data)
{
  ApostilDossierFact *fact = data;

  g_array_unref (fact->value);
}

static void
row_free (gpointer data)
{
  ApostilDossierRow *row = data;

  g_free (row->id);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
table_free (gpointer data)
{
  ApostilDossierTable *table = data;

  g_free (table->title);
  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

ApostilDossierRow *
apostil_dossier_table_add_row (ApostilDossierTable *table, const gchar *id)
{
  ApostilDossierRow *row = g_new0 (ApostilDossierRow, 1);

  if (table->rows == NULL)
    table->rows = g_ptr_array_new_with_free_func (row_free);
  row->id = g_strdup (id);
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (row->cells, apostil_pieces_new ());
  g_ptr_array_add (table->rows, row);
  return row;
}

GArray *
apostil_dossier_row_get_cell (ApostilDossierRow *row, guint column)
{
  return g_ptr_array_index (row->cells, column);
}

/**
 * apostil_dossier_get_now:
 *
 * Returns: (transfer full): the time, or that of SOURCE_DATE_EPOCH in UTC where it is set
 *   (reproducible-builds.org), so that what is made can be made again byte for byte
 */
GDateTime *
apostil_dossier_get_now (void)
{
  const gchar *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXUINT32, &seconds, NULL))
    return g_date_time_new_from_unix_utc (seconds);
  return g_date_time_new_now_local ();
}

/**
 * apostil_dossier_new:
 * @document: a document
 * @options: (nullable): what is known beside it
 *
 * Returns: (transfer full): what there is to say of @document
 */
ApostilDossier *
apostil_dossier_new (ApostilDocument *document, const ApostilDossierOptions *options)
{
  static const ApostilDossierOptions none = { NULL };
  ApostilDossier *self = g_new0 (ApostilDossier, 1);

  if (options == NULL)
    options = &none;
  self->document = g_object_ref (document);
  self->reason = options->reason;
  self->now = options->now != NULL ? g_date_time_ref (options->now) : apostil_dossier_get_now ();
  self->facts = g_array_new (FALSE, FALSE, sizeof (ApostilDossierFact));
  g_array_set_clear_func (self->facts, fact_clear);
  self->marks = g_array_new (FALSE, FALSE, sizeof (ApostilDossierMark));
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (ApostilDossierParagraph));
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  split_paragraphs (self);
  number_marks (self);
  self->title = dup_title (self);
  apostil_dossier_add_facts (self, options->annotator);
  apostil_dossier_add_tables (self);
  return self;
}

void
apostil_dossier_free (ApostilDossier *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->paragraphs);
  g_array_unref (self->marks);
  g_array_unref (self->facts);
  g_free (self->title);
  g_date_time_unref (self->now);
  g_object_unref (self->document);
  g_free (self);
}

/**
 * apostil_dossier_report:
 * @document: a document
 * @losses: (element-type utf8): a sentence for each thing that an evidence sheet will not have is added
 */
void
apostil_dossier_report (ApostilDocument *document, GPtrArray *losses)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (document);
  guint n = 0;

  g_ptr_array_add (losses, g_strdup (_ ("An evidence sheet is for readers: Apostil cannot read "
                                        "the marks back from it.")));
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    n += apostil_record_get_status (apostil_annotation_list_get (annotations, i)) !=
         APOSTIL_STATUS_CONFIRMED;
  if (n > 0)
    g_ptr_array_add (
        losses, g_strdup_printf (
                    ngettext ("%u suggestion is left out.", "%u suggestions are left out.", n), n));
}

/**
 * apostil_dossier_get_document:
 * @self: a dossier
 *
 * Returns: (transfer none): the document that it is of
 */
ApostilDocument *
apostil_dossier_get_document (ApostilDossier *self)
{
  return self->document;
}

/**
 * apostil_dossier_get_title:
 * @self: a dossier
 *
 * Returns: (transfer none): the article's title, or what stands for it
 */
const gchar *
apostil_dossier_get_title (ApostilDossier *self)
{
  return self->title;
}

/**
 * apostil_dossier_get_made:
 * @self: a dossier
 *
 * Returns: (transfer none): when it was made
 */
GDateTime *
apostil_dossier_get_made (ApostilDossier *self)
{
  return self->now;
}

#define MAX_LOOK 4000 /* bytes that are looked at for the direction */

/**
 * apostil_dossier_is_rtl_text:
 * @text: words
 *
 * Returns: whether most letters at its beginning are of a script that runs from right to left
 */
gboolean
apostil_dossier_is_rtl_text (const gchar *text)
{
  gint balance = 0;

  for (const gchar *p = text; *p != '\0' && p - text < MAX_LOOK; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isalpha (ch))
        continue;
      switch ((gint) g_unichar_get_script (ch))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_ADLAM:
          balance++;
          break;
        default:
          balance--;
        }
    }
  return balance > 0;
}

/**
 * apostil_dossier_is_rtl:
 * @self: a dossier
 *
 * Returns: whether its article runs from right to left
 */
gboolean
apostil_dossier_is_rtl (ApostilDossier *self)
{
  return apostil_dossier_is_rtl_text (
      apostil_text_get_utf8 (apostil_document_get_text (self->document), NULL));
}

GArray *
apostil_dossier_get_facts (ApostilDossier *self)
{
  return self->facts;
}

GArray *
apostil_dossier_get_marks (ApostilDossier *self)
{
  return self->marks;
}

GArray *
apostil_dossier_get_paragraphs (ApostilDossier *self)
{
  return self->paragraphs;
}

GPtrArray *
apostil_dossier_get_tables (ApostilDossier *self)
{
  return self->tables;
}

guint
apostil_dossier_get_number (ApostilDossier *self, const gchar *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
}

gchar *
apostil_dossier_dup_note_title (ApostilDossier *self, ApostilAnnotation *annotation)
{
  if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    {
      const gchar *value = apostil_record_get (annotation, APOSTIL_ATTR_VALUE);
      gchar *words = apostil_describe_date (self->document, annotation, value, TRUE);

      if (words != NULL)
        return words;
      /* Translators: the value of a date that is not known. */
      return g_strdup (value != NULL ? value : _ ("Unresolved date"));
    }
  if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
    {
      g_autofree gchar *claimants = apostil_describe_claimants (self->document, annotation);

      if (claimants != NULL && g_utf8_strlen (claimants, -1) > MAX_NOTE)
        {
          g_autofree gchar *cut = g_utf8_substring (claimants, 0, MAX_NOTE - 1);

          return g_strconcat (g_strchomp (cut), "…", NULL);
        }
      if (claimants != NULL)
        return g_steal_pointer (&claimants);
      return g_strdup (g_strcmp0 (apostil_record_get (annotation, APOSTIL_ATTR_MODE), "own") == 0
                           ? _ ("The article itself")
                           /* Translators: a claim of which nobody is said to claim it. */
                           : _ ("Nobody named"));
    }
  return g_strdup (apostil_describe_get_label (self->document, annotation));
}

/**
 * apostil_dossier_dup_note_detail:
 * @self: a dossier
 * @annotation: an annotation of it
 *
 * Returns: (transfer full) (nullable): what the note says below its first line
 */
gchar *
apostil_dossier_dup_note_detail (ApostilDossier *self, ApostilAnnotation *annotation)
{
  const gchar *verdict = apostil_record_get (annotation, APOSTIL_ATTR_VERDICT);
  const gchar *mod = apostil_record_get (annotation, APOSTIL_ATTR_MOD);

  if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    return mod != NULL ? g_strdup (apostil_dossier_get_choice (annotation, APOSTIL_ATTR_MOD))
                       : NULL;
  if (!apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
    return NULL;
  if (verdict == NULL || g_str_equal (verdict, "unchecked"))
    return g_strdup (apostil_dossier_get_choice (annotation, APOSTIL_ATTR_MODE));
  return g_strdup_printf ("%s · %s", apostil_dossier_get_choice (annotation, APOSTIL_ATTR_MODE),
                          apostil_dossier_get_choice (annotation, APOSTIL_ATTR_VERDICT));
}

gchar *
apostil_dossier_dup_section_line (ApostilDossier *self, ApostilSection *section)
{
  guint n_spans;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  const gchar *published = NULL;
  g_autofree gchar *when = NULL;
  GString *line = NULL;
  const gchar *others[] = { apostil_record_get (section, APOSTIL_ATTR_AUTHOR),
                            apostil_record_get (section, APOSTIL_ATTR_PUBLISHER) };

  if (apostil_section_get_published (section) != NULL && n_spans > 0)
    published = apostil_document_get_published_at (self->document, spans[0].start, NULL);
  when = apostil_dossier_dup_day (self, published);
  if (when != NULL)
    {
      line = g_string_new (NULL);
      /* Translators: %s is a date in words. */
      g_string_append_printf (line, _ ("Published %s"), when);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (others[i] == NULL || *others[i] == '\0')
        continue;
      if (line == NULL)
        line = g_string_new (NULL);
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", others[i]);
    }
  return line != NULL ? g_string_free (line, FALSE) : NULL;
}
