/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"
#include "fuzz.h"

#include <string.h>

/* The bytes are commands to a small document. After each that succeeds: undo brings back the
 * bytes of before, redo those of after; the edit survives the journal. At the end
 * the file can be read; everything is undone, which leads to the first bytes, and redone. */

#define MAX_STEPS 40

static const gchar article[] =
    "<apostil xmlns='urn:apostil:1' version='1.0' scheme='news' offsets='code-points' "
    "id='6f1d2c3a-000a-4a5b-8c6d-000000000001'><article><text>« Nous ne céderons pas 😀 », a "
    "déclaré dimanche le président Karim Nazari à Kaboul. Nazari, dit-il, ne voit pas la guerre. "
    "Selon Leïla Haddad, la route est coupée depuis le 22 août.\n</text></article></apostil>";

typedef struct
{
  const guint8 *data;
  gsize n_bytes;
  ApostilDocument *document;
} Input;

static guint
take (Input *self)
{
  if (self->n_bytes == 0)
    return 0;

  self->n_bytes--;
  return *self->data++;
}

static ApostilSpan
take_span (Input *self)
{
  guint32 length = apostil_text_get_length (apostil_document_get_text (self->document));
  guint32 start = take (self) % length;
  guint32 n = take (self) % 24;

  return APOSTIL_SPAN (start, MIN (start + n, length + 2));
}

static gpointer
take_annotation (Input *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
  guint n = apostil_annotation_list_get_length (list);

  return n > 0 ? apostil_annotation_list_get (list, take (self) % n) : NULL;
}

static gpointer
take_record (Input *self, ApostilRecordList *list)
{
  guint n = apostil_record_list_get_length (list);

  return n > 0 ? apostil_record_list_get (list, take (self) % n) : NULL;
}

static const gchar *
take_id (Input *self)
{
  gpointer record = take (self) % 2 != 0
                        ? take_annotation (self)
                        : take_record (self, apostil_document_get_entities (self->document));

  return record != NULL ? apostil_record_get_id (record) : "e99";
}

static ApostilEdit *
mark (Input *self, GError **error)
{
  static const gchar *const targets[] = { "entity/person", "entity/place", "claim",
                                          "date",          "entity/other", "entity" };
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree gchar *id = NULL;
  const gchar *target = targets[take (self) % G_N_ELEMENTS (targets)];

  return apostil_command_mark (self->document, target, take_span (self), NULL, &candidates, &id,
                               error);
}

static ApostilEdit *
set_attribute (Input *self, gpointer record, GError **error)
{
  static const gchar *const names[] = { "form",    "mode",  "act",     "note",     "value",
                                        "mod",     "type",  "verdict", "title",    "statement",
                                        "unnamed", "x:odd", "name",    "reasoning" };
  static const gchar *const values[] = { NULL,         "named",     "direct", "demand",
                                         "2021-08-22", "a & <b>\n", "person", "disputed",
                                         "true",       "\x01",      "",       "DATE" };
  const gchar *name = names[take (self) % G_N_ELEMENTS (names)];

  return apostil_command_set_attribute (self->document, record, name,
                                        values[take (self) % G_N_ELEMENTS (values)], error);
}

static ApostilEdit *
set_article (Input *self, GError **error)
{
  g_autoptr (ApostilArticle)
      copy = apostil_record_copy (apostil_document_get_article (self->document));
  const gchar *const authors[] = { "Anne", "Tom & Co", NULL };

  apostil_article_set_authors (copy, authors + take (self) % 3);
  apostil_record_set (copy, APOSTIL_ATTR_PUBLISHED, take (self) % 2 ? "2021-08-27" : NULL);
  return apostil_command_set_article (self->document, copy, error);
}

static ApostilEdit *
set_sections (Input *self, GError **error)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = take (self) % 4;

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (self->document, "s");
      ApostilSection *section = apostil_section_new (id, take (self) % 3 ? "body" : "headline");
      ApostilSpan span = take_span (self);

      apostil_section_set_spans (section, &span, 1);
      g_ptr_array_add (sections, section);
    }
  return apostil_command_set_sections (self->document, sections, error);
}

static ApostilEdit *delete (Input *self, GError **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  guint n = 1 + take (self) % 3;

  for (guint i = 0; i < n; i++)
    {
      gpointer annotation = take_annotation (self);

      if (annotation != NULL && !g_ptr_array_find (annotations, annotation, NULL))
        g_ptr_array_add (annotations, annotation);
    }
  return apostil_command_delete (self->document, annotations, error);
}

static ApostilEdit *
occurrences (Input *self, ApostilAnnotation *annotation, GError **error)
{
  g_autoptr (GArray) found = apostil_occurrences_find (self->document, annotation);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

  for (guint i = 0; i < found->len; i++)
    {
      ApostilOccurrence *occurrence = &g_array_index (found, ApostilOccurrence, i);

      if (occurrence->marked == NULL)
        g_array_append_val (spans, occurrence->span);
    }
  return apostil_command_mark_occurrences (self->document, annotation,
                                           (const ApostilSpan *) spans->data, spans->len, error);
}

static ApostilEdit *
change_annotation (Input *self, guint what, ApostilAnnotation *annotation, GError **error)
{
  static const gchar *const parts[] = { "source", "cue", "medium", "addressee", "weapon" };
  static const gchar *const links[] = { "entity", "claimant", "within", "anchor", "victor" };
  ApostilSpan span = take_span (self);
  const gchar *ids[] = { take_id (self), take_id (self), NULL };
  g_autofree gchar *id = NULL;

  switch (what)
    {
    case 0:
      return apostil_command_add_fragment (self->document, annotation, span, error);
    case 1:
      return apostil_command_remove_fragment (self->document, annotation, take (self) % 3, error);
    case 2:
      return apostil_command_set_span (self->document, annotation, take (self) % 3, span, error);
    case 3:
      return set_attribute (self, annotation, error);
    case 4:
      return apostil_command_set_links (self->document, annotation,
                                        links[take (self) % G_N_ELEMENTS (links)],
                                        ids + take (self) % 3, error);
    case 5:
      return apostil_command_set_part (self->document, annotation,
                                       parts[take (self) % G_N_ELEMENTS (parts)], &span, 1, error);
    case 6:
      return apostil_command_set_publication (self->document, annotation, error);
    case 7:
      return apostil_command_split_mention (self->document, annotation, &id, error);
    case 8:
      return apostil_command_link_mention (self->document, annotation, ids[0], error);
    default:
      return occurrences (self, annotation, error);
    }
}

static ApostilEdit *
change_entity (Input *self, guint what, ApostilEntity *entity, GError **error)
{
  static const gchar *const types[] = { "person", "place", "ship" };
  static const gchar *const names[] = { "Nazari", "le président", "", "a\n<&>" };
  ApostilEntity *other = take_record (self, apostil_document_get_entities (self->document));

  switch (what)
    {
    case 0:
      return apostil_command_rename_entity (self->document, entity, names[take (self) % 4],
                                            take (self) % 2 != 0, error);
    case 1:
      return apostil_command_retype_entity (self->document, entity, types[take (self) % 3], error);
    case 2:
      return apostil_command_merge_entities (self->document, entity, other, error);
    default:
      return set_attribute (self, entity, error);
    }
}

static ApostilEdit *
next_edit (Input *self, GError **error)
{
  static const gchar *const relations[] = { "contradicts", "supports", "repeats", "denies" };
  guint what = take (self) % 20;
  ApostilAnnotation *annotation = NULL;
  gpointer record = NULL;

  if (what < 4)
    return mark (self, error);
  if (what == 4)
    return delete (self, error);
  if (what == 5)
    return set_article (self, error);
  if (what == 6)
    return set_sections (self, error);
  if (what == 7)
    return apostil_command_relate (self->document, relations[take (self) % 4], take_id (self),
                                   take_id (self), error);
  if (what == 8)
    {
      record = take_record (self, apostil_document_get_relations (self->document));
      return record != NULL ? apostil_command_unrelate (self->document, record, error) : NULL;
    }
  if (what == 9)
    {
      record = take_record (self, apostil_document_get_entities (self->document));
      return record != NULL ? change_entity (self, take (self) % 4, record, error) : NULL;
    }
  annotation = take_annotation (self);
  return annotation != NULL ? change_annotation (self, what - 10, annotation, error) : NULL;
}

static GBytes *
format (ApostilDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = apostil_native_writer_format (document, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_holds (ApostilDocument *document, GBytes *bytes)
{
  g_autoptr (GBytes) now = format (document);

  g_assert_true (g_bytes_equal (now, bytes));
}

static void
check_journal (Input *self, ApostilEdit *edit)
{
  g_autoptr (GError) error = NULL;
  ApostilText *text = apostil_document_get_text (self->document);
  g_autoptr (GBytes)
      bytes = apostil_native_writer_format_edit (edit, text, "a", "2026-11-22T10:00:00Z", &error);
  g_autoptr (ApostilEdit) again = NULL;
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  again = apostil_native_reader_read_edit (bytes, apostil_document_get_scheme (self->document),
                                           text, NULL, NULL, &error);
  g_assert_no_error (error);
  twice = apostil_native_writer_format_edit (again, text, "a", "2026-11-22T10:00:00Z", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, twice));
}

static void
check_readable (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = apostil_native_reader_read_bytes (bytes, "fuzz", &error);

  g_assert_no_error (error);
  assert_holds (document, bytes);
}

static void
step (Input *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilEdit) edit = next_edit (self, &error);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  if (edit == NULL)
    return;

  before = format (self->document);
  if (!apostil_document_apply (self->document, edit, &error))
    {
      g_assert_nonnull (error);
      assert_holds (self->document, before);
      return;
    }
  after = format (self->document);
  check_journal (self, edit);
  if (apostil_edit_is_empty (edit) || g_bytes_equal (before, after))
    return;

  g_assert_true (apostil_document_undo (self->document));
  assert_holds (self->document, before);
  g_assert_true (apostil_document_redo (self->document));
  assert_holds (self->document, after);
}

static GDateTime *
tell_time (gpointer data)
{
  static const gint64 second = 1795341600; /* 2026-11-22T10:00:00Z */

  return g_date_time_new_from_unix_utc (second);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  g_autoptr (ApostilDocument) document = apostil_native_reader_read_bytes (bytes, "fuzz", NULL);
  g_autoptr (GBytes) first = format (document);
  g_autoptr (GBytes) last = NULL;
  Input input = { data, size, document };

  apostil_document_set_clock (document, tell_time, NULL, NULL);
  for (guint i = 0; i < MAX_STEPS && input.n_bytes > 0; i++)
    step (&input);

  last = format (document);
  check_readable (last);
  while (apostil_document_undo (document))
    ;
  assert_holds (document, first);
  while (apostil_document_redo (document))
    ;
  assert_holds (document, last);
  return 0;
}
