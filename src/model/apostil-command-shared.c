/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include "apostil-fold.h"
#include "apostil-grapheme.h"
#include "apostil-tokens.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
apostil_command_fail (GError **error, ApostilError code, const gchar *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (APOSTIL_ERROR, (gint) code, format, args);
  va_end (args);
  return FALSE;
}

/* The record that the document has now in the place of @record; NULL once it is gone. */
gpointer
apostil_command_resolve (ApostilDocument *document, gpointer record, GError **error)
{
  gpointer current = apostil_document_lookup (document, apostil_record_get_id (record));

  if (current != NULL && G_OBJECT_TYPE (current) == G_OBJECT_TYPE (record))
    return current;

  apostil_command_fail (error, APOSTIL_ERROR_STALE, _ ("This is no longer in the article."));
  return NULL;
}

/* A copy of @record that this edit may still change; NULL when it removes the record. */
gpointer
apostil_command_change (ApostilEdit *edit, gpointer record)
{
  gpointer current = apostil_edit_current (edit, record);
  g_autoptr (ApostilRecord) copy = NULL;

  if (current == NULL || !apostil_record_is_sealed (current))
    return current;

  copy = apostil_record_copy (current);
  apostil_edit_replace (edit, current, copy);
  return copy; /* the edit holds it */
}

/* @wanted, inside the text, on grapheme boundaries and, if asked, without what nobody means
 * to mark: blanks and quotation marks around the words. */
gboolean
apostil_command_fit_span (ApostilDocument *document,
                          ApostilSpan wanted,
                          gboolean trim,
                          ApostilSpan *span,
                          GError **error)
{
  ApostilText *text = apostil_document_get_text (document);
  guint32 length = apostil_text_get_length (text);

  if (wanted.start > wanted.end || wanted.end > length)
    return apostil_command_fail (error, APOSTIL_ERROR_SPAN,
                                 _ ("The words lie outside the text of the article."));

  *span = wanted;
  if (!apostil_span_is_empty (wanted))
    *span = trim ? apostil_text_trim (text, wanted) : apostil_grapheme_extend (text, wanted);
  if (apostil_span_is_empty (*span))
    return apostil_command_fail (error, APOSTIL_ERROR_SPAN, _ ("Select some words first."));

  return TRUE;
}

static gboolean
is_hashtag (const gchar *words)
{
  return words[0] == '#' && words[1] != '\0' && strpbrk (words, " \t\n") == NULL;
}

/* « AhmadMassoud » → « Ahmad Massoud », « AFPGraphics » → « AFP Graphics ». */
static gchar *
split_hashtag (const gchar *tag)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gunichar previous = 0;

  for (const gchar *p = tag; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);
      gunichar next = *g_utf8_next_char (p) != '\0' ? g_utf8_get_char (g_utf8_next_char (p)) : 0;
      gboolean starts_word = g_unichar_isupper (ch) &&
                             (g_unichar_islower (previous) ||
                              (g_unichar_isupper (previous) && g_unichar_islower (next)));

      if (ch == '_' || (starts_word && name->len > 0))
        g_string_append_c (name, ' ');
      if (ch != '_')
        g_string_append_unichar (name, ch);
      previous = ch;
    }
  return g_strstrip (g_string_free (g_steal_pointer (&name), FALSE));
}

/* What an entity is called that these words name: on one line, a hashtag taken apart. */
gchar *
apostil_command_name_of_words (ApostilDocument *document, ApostilSpan span)
{
  g_autofree gchar *words = apostil_text_dup_span (apostil_document_get_text (document), span);
  g_autoptr (GString) name = g_string_new (NULL);

  if (is_hashtag (words))
    return split_hashtag (words + 1);

  for (const gchar *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isspace (ch) && ch >= 0x20)
        g_string_append_unichar (name, ch);
      else if (name->len > 0 && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  return g_strchomp (g_string_free (g_steal_pointer (&name), FALSE));
}

const gchar *
apostil_command_entity_label (ApostilEntity *entity)
{
  const gchar *name = apostil_entity_get_name (entity);

  return name != NULL ? name : apostil_record_get_id (entity);
}

/* Without blanks and hyphens, as a hashtag writes a name. */
static gchar *
squash (const gchar *folded)
{
  g_autoptr (GString) squashed = g_string_new (NULL);

  for (const gchar *p = folded; *p != '\0'; p++)
    if (strchr (" -_'", *p) == NULL)
      g_string_append_c (squashed, *p);

  return g_string_free (g_steal_pointer (&squashed), FALSE);
}

static gboolean
matches_squashed (ApostilEntity *entity, const gchar *squashed)
{
  const gchar *const *aliases = apostil_entity_get_aliases (entity);
  const gchar *name = apostil_entity_get_name (entity);

  for (guint i = 0; name != NULL; name = aliases[i++])
    {
      g_autofree gchar *folded = apostil_fold (name, -1);
      g_autofree gchar *other = squash (folded);

      if (g_str_equal (other, squashed))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
apostil_command_match_entities (ApostilDocument *document, const gchar *type, const gchar *words)
{
  ApostilRecordList *entities = apostil_document_get_entities (document);
  gboolean hashtag = is_hashtag (words);
  g_autofree gchar *folded = apostil_fold (hashtag ? words + 1 : words, -1);
  g_autofree gchar *squashed = squash (folded);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);

      if (g_strcmp0 (apostil_entity_get_entity_type (entity), type) != 0 ||
          apostil_entity_is_unnamed (entity))
        continue;
      if (apostil_entity_matches (entity, folded) ||
          (hashtag && *squashed != '\0' && matches_squashed (entity, squashed)))
        g_ptr_array_add (found, entity);
    }
  return found;
}

ApostilEntity *
apostil_command_create_entity (ApostilDocument *document,
                               ApostilEdit *edit,
                               const gchar *type,
                               const gchar *name)
{
  g_autofree gchar *id = apostil_document_new_id (document, "e");
  g_autoptr (ApostilEntity) entity = apostil_entity_new (id, type, name);

  apostil_edit_add (edit, entity);
  return entity; /* the edit holds it */
}

/* Makes @mention one of the entity's; it is no suggestion of a new entity any more. */
void
apostil_command_link (ApostilEdit *edit, ApostilAnnotation *mention, const gchar *entity_id)
{
  ApostilAnnotation *changed = apostil_command_change (edit, mention);

  apostil_annotation_set_link (changed, APOSTIL_LINK_ENTITY, entity_id);
  apostil_record_set (changed, APOSTIL_ATTR_TYPE, NULL);
  apostil_record_set (changed, APOSTIL_ATTR_NAME, NULL);
}

/* How words name: hashtag, description (all in lower case) or name. Pronouns and adjectives
 * are left to the user. */
const gchar *
apostil_command_form_of_words (const gchar *words)
{
  gboolean lower = FALSE;

  if (words[0] == '#')
    return "hashtag";
  for (const gchar *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isupper (ch) || g_unichar_istitle (ch))
        return "named";
      lower |= g_unichar_islower (ch);
    }
  return lower ? "nominal" : "named";
}
