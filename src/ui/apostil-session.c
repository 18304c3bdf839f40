/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-session.h"

#include <string.h>

#include "apostil-describe.h"

#define N_RECENT 8

struct _ApostilSession
{
  GObject parent_instance;

  ApostilAuthority *authority; /* (nullable) */
  ApostilDocument *document;   /* (nullable) */
  guint32 anchor;
  guint32 caret;
  gchar *current_id;                   /* (nullable) */
  ApostilAnnotation *current;          /* as it was last seen; replaced when the document changes */
  guint32 clicked;                     /* where the last click was; G_MAXUINT32: elsewhere since */
  gchar *recent[N_RECENT];             /* ids that were current, the latest first */
  ApostilSuggestionLayer *suggestions; /* (nullable) */
  ApostilFindingList *findings;
  GArray *matches; /* (nullable) (element-type ApostilSpan) */
  gint chosen;
};

G_DEFINE_FINAL_TYPE (ApostilSession, apostil_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_CARET,
  PROP_CURRENT,
  N_PROPERTIES,
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_REVEAL,
  SIGNAL_MATCHES_CHANGED,
  SIGNAL_SUGGESTIONS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static guint32
get_length (ApostilSession *self)
{
  return self->document == NULL
             ? 0
             : apostil_text_get_length (apostil_document_get_text (self->document));
}

static ApostilAnnotation *
look_up (ApostilSession *self, const gchar *id)
{
  ApostilAnnotation *found;

  if (self->document == NULL || id == NULL)
    return NULL;
  found = apostil_annotation_list_lookup (apostil_document_get_annotations (self->document), id);
  if (found == NULL && self->suggestions != NULL)
    found = apostil_suggestion_layer_lookup (self->suggestions, id);
  return found;
}

/* The place to forget for @id: its own, a free one, or the oldest that has a later one of its kind.
 * So a claim is not forgotten however many names the caret passes on the way to its source. */
static guint
find_place (ApostilSession *self, const gchar *id)
{
  ApostilAnnotation *mark[N_RECENT];

  for (guint i = 0; i < N_RECENT; i++)
    if (g_strcmp0 (self->recent[i], id) == 0)
      return i;
  for (guint i = 0; i < N_RECENT; i++)
    {
      mark[i] = look_up (self, self->recent[i]);
      if (mark[i] == NULL)
        return i;
    }
  for (guint i = N_RECENT - 1; i > 0; i--)
    for (guint j = 0; j < i; j++)
      if (apostil_annotation_get_kind (mark[i]) == apostil_annotation_get_kind (mark[j]))
        return i;
  return N_RECENT - 1;
}

static void
remember (ApostilSession *self, const gchar *id)
{
  guint i = find_place (self, id);

  g_free (self->recent[i]);
  memmove (self->recent + 1, self->recent, i * sizeof (gchar *));
  self->recent[0] = g_strdup (id);
}

static void
take_current (ApostilSession *self, ApostilAnnotation *annotation)
{
  const gchar *id = annotation == NULL ? NULL : apostil_record_get_id (annotation);

  if (self->current == annotation)
    return;
  if (id != NULL && g_strcmp0 (id, self->current_id) != 0)
    remember (self, id);
  if (g_strcmp0 (id, self->current_id) != 0)
    {
      g_free (self->current_id);
      self->current_id = g_strdup (id);
    }
  g_set_object (&self->current, annotation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* The marks with words at @offset, innermost first, rejected suggestions left out. */
static GPtrArray *
get_marks_at (ApostilSession *self, guint32 offset)
{
  GPtrArray *found = g_ptr_array_new ();

  if (self->document != NULL)
    apostil_annotation_list_at (apostil_document_get_annotations (self->document), offset, found);
  for (guint i = found->len; i > 0; i--)
    if (apostil_record_get_status (found->pdata[i - 1]) == APOSTIL_STATUS_REJECTED)
      g_ptr_array_remove_index (found, i - 1);
  if (self->suggestions != NULL)
    apostil_suggestion_layer_at (self->suggestions, offset, found);
  return found;
}

static ApostilAnnotation *
get_innermost (ApostilSession *self, guint32 offset)
{
  g_autoptr (GPtrArray) found = get_marks_at (self, offset);

  return found->len > 0 ? found->pdata[0] : NULL;
}

static void
move (ApostilSession *self, guint32 anchor, guint32 caret)
{
  guint32 length = get_length (self);
  gboolean caret_moved;

  anchor = MIN (anchor, length);
  caret = MIN (caret, length);
  if (anchor == self->anchor && caret == self->caret)
    return;
  caret_moved = caret != self->caret;
  self->anchor = anchor;
  self->caret = caret;
  if (caret_moved)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARET]);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
on_document_changed (ApostilDocument *document,
                     ApostilEdit *edit,
                     gboolean undone,
                     ApostilSession *self)
{
  guint32 length = get_length (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->caret > length || self->anchor > length)
    move (self, MIN (self->anchor, length), MIN (self->caret, length));
  /* The id stays: an undone deletion brings the current mark back. */
  if (self->current_id != NULL)
    {
      ApostilAnnotation *annotation = look_up (self, self->current_id);

      if (g_set_object (&self->current, annotation))
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* A suggestion that is current stays so in its new shape; one that was decided on is gone. */
static void
on_suggestions_changed (ApostilSession *self)
{
  if (apostil_suggestion_is_proposed (self->current) &&
      !apostil_suggestion_layer_has (self->suggestions, self->current))
    take_current (self, apostil_suggestion_layer_find_like (self->suggestions, self->current));
  g_signal_emit (self, signals[SIGNAL_SUGGESTIONS_CHANGED], 0);
}

static void
apostil_session_dispose (GObject *object)
{
  ApostilSession *self = APOSTIL_SESSION (object);

  apostil_session_set_suggestions (self, NULL);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  apostil_finding_list_set_document (self->findings, NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->current);
  g_clear_object (&self->authority);
  G_OBJECT_CLASS (apostil_session_parent_class)->dispose (object);
}

static void
apostil_session_finalize (GObject *object)
{
  ApostilSession *self = APOSTIL_SESSION (object);

  g_object_unref (self->findings);
  g_free (self->current_id);
  for (guint i = 0; i < N_RECENT; i++)
    g_free (self->recent[i]);
  g_clear_pointer (&self->matches, g_array_unref);
  G_OBJECT_CLASS (apostil_session_parent_class)->finalize (object);
}

static void
apostil_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ApostilSession *self = APOSTIL_SESSION (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CARET:
      g_value_set_uint (value, self->caret);
      break;
    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
apostil_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ApostilSession *self = APOSTIL_SESSION (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      apostil_session_set_document (self, g_value_get_object (value));
      break;
    case PROP_CARET:
      apostil_session_select (self, g_value_get_uint (value), g_value_get_uint (value));
      break;
    case PROP_CURRENT:
      apostil_session_set_current (self, g_value_get_object (value), FALSE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
apostil_session_class_init (ApostilSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = apostil_session_dispose;
  object_class->finalize = apostil_session_finalize;
  object_class->get_property = apostil_session_get_property;
  object_class->set_property = apostil_session_set_property;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, APOSTIL_TYPE_DOCUMENT, flags);
  properties[PROP_CARET] = g_param_spec_uint ("caret", NULL, NULL, 0, G_MAXUINT32, 0, flags);
  properties[PROP_CURRENT] =
      g_param_spec_object ("current", NULL, NULL, APOSTIL_TYPE_ANNOTATION, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", APOSTIL_TYPE_SESSION,
                                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 0);
  signals[SIGNAL_REVEAL] = g_signal_new ("reveal", APOSTIL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_MATCHES_CHANGED] = g_signal_new ("matches-changed", APOSTIL_TYPE_SESSION,
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 0);
  signals[SIGNAL_SUGGESTIONS_CHANGED] = g_signal_new ("suggestions-changed", APOSTIL_TYPE_SESSION,
                                                      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                      G_TYPE_NONE, 0);
}

static void
apostil_session_init (ApostilSession *self)
{
  self->findings = apostil_finding_list_new ();
  self->clicked = G_MAXUINT32;
  self->chosen = -1;
}

/**
 * apostil_session_new:
 *
 * Returns: (transfer full): a session that looks at no document yet
 */
ApostilSession *
apostil_session_new (void)
{
  return g_object_new (APOSTIL_TYPE_SESSION, NULL);
}

/**
 * apostil_session_get_document:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what it looks at
 */
ApostilDocument *
apostil_session_get_document (ApostilSession *self)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  return self->document;
}

/**
 * apostil_session_set_document:
 * @self: a session
 * @document: (nullable): a document
 *
 * Looks at @document, from its start, with nothing selected.
 */
void
apostil_session_set_document (ApostilSession *self, ApostilDocument *document)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));
  g_return_if_fail (document == NULL || APOSTIL_IS_DOCUMENT (document));

  if (self->document == document)
    return;
  apostil_session_set_suggestions (self, NULL);
  g_object_freeze_notify (G_OBJECT (self));
  take_current (self, NULL);
  for (guint i = 0; i < N_RECENT; i++)
    g_clear_pointer (&self->recent[i], g_free);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  apostil_finding_list_set_document (self->findings, document);
  if (document != NULL)
    g_signal_connect (document, "changed", G_CALLBACK (on_document_changed), self);
  self->clicked = G_MAXUINT32;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_thaw_notify (G_OBJECT (self));
  move (self, 0, 0);
  apostil_session_set_matches (self, NULL, -1);
}

/**
 * apostil_session_get_findings:
 * @self: a session
 *
 * Returns: (transfer none): what is worth a second look in its document
 */
ApostilFindingList *
apostil_session_get_findings (ApostilSession *self)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  return self->findings;
}

/**
 * apostil_session_get_caret:
 * @self: a session
 *
 * Returns: the code point before which the caret stands
 */
guint32
apostil_session_get_caret (ApostilSession *self)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), 0);

  return self->caret;
}

/**
 * apostil_session_get_anchor:
 * @self: a session
 *
 * Returns: the code point where the selection began; the caret's when nothing is selected
 */
guint32
apostil_session_get_anchor (ApostilSession *self)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), 0);

  return self->anchor;
}

/**
 * apostil_session_get_selection:
 * @self: a session
 * @span: (out) (optional): what is selected; empty, at the caret, when nothing is
 *
 * Returns: whether anything is selected
 */
gboolean
apostil_session_get_selection (ApostilSession *self, ApostilSpan *span)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), FALSE);

  if (span != NULL)
    *span = APOSTIL_SPAN (MIN (self->anchor, self->caret), MAX (self->anchor, self->caret));
  return self->anchor != self->caret;
}

/**
 * apostil_session_select:
 * @self: a session
 * @anchor: where the selection begins
 * @caret: where it ends; may be before @anchor
 *
 * Moves caret and selection. Without a selection the innermost mark at the
 * caret becomes the current one; with one the current mark stays, since the words may be for it.
 */
void
apostil_session_select (ApostilSession *self, guint32 anchor, guint32 caret)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));

  self->clicked = G_MAXUINT32;
  g_object_freeze_notify (G_OBJECT (self));
  move (self, anchor, caret);
  if (self->anchor == self->caret &&
      (self->current == NULL || !apostil_annotation_holds (self->current, self->caret)))
    take_current (self, get_innermost (self, self->caret));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * apostil_session_click:
 * @self: a session
 * @offset: the code point under the pointer
 *
 * Moves the caret to @offset and takes the innermost mark there; clicked
 * again at the same place, the next one outward, and after the outermost the innermost again.
 */
void
apostil_session_click (ApostilSession *self, guint32 offset)
{
  g_autoptr (GPtrArray) found = NULL;
  guint index = 0;

  g_return_if_fail (APOSTIL_IS_SESSION (self));

  found = get_marks_at (self, offset);
  if (self->clicked == offset && self->current != NULL &&
      g_ptr_array_find (found, self->current, &index))
    index = (index + 1) % found->len;
  else
    index = 0;
  g_object_freeze_notify (G_OBJECT (self));
  move (self, offset, offset);
  take_current (self, found->len > 0 ? found->pdata[index] : NULL);
  g_object_thaw_notify (G_OBJECT (self));
  self->clicked = offset;
}

/**
 * apostil_session_get_current:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the current mark
 */
ApostilAnnotation *
apostil_session_get_current (ApostilSession *self)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  return self->current;
}

/**
 * apostil_session_set_current:
 * @self: a session
 * @annotation: (nullable): a mark of the document
 * @reveal: whether the views should bring it into sight
 *
 * Takes @annotation as the current mark, with the caret at its start.
 */
void
apostil_session_set_current (ApostilSession *self, ApostilAnnotation *annotation, gboolean reveal)
{
  ApostilSpan span;

  g_return_if_fail (APOSTIL_IS_SESSION (self));
  g_return_if_fail (annotation == NULL || APOSTIL_IS_ANNOTATION (annotation));

  if (annotation == NULL)
    {
      take_current (self, NULL);
      return;
    }
  span = apostil_annotation_get_first_span (annotation);
  self->clicked = G_MAXUINT32;
  g_object_freeze_notify (G_OBJECT (self));
  take_current (self, annotation);
  if (!apostil_annotation_holds (annotation, self->caret) || self->anchor != self->caret)
    move (self, span.start, span.start);
  g_object_thaw_notify (G_OBJECT (self));
  if (reveal)
    apostil_session_reveal (self, span);
}

static void
step_depth (ApostilSession *self, gint step)
{
  g_autoptr (GPtrArray) found = get_marks_at (self, self->caret);
  guint index;

  if (found->len == 0)
    return;
  if (self->current == NULL || !g_ptr_array_find (found, self->current, &index))
    take_current (self, found->pdata[0]);
  else if (step > 0 && index + 1 < found->len)
    take_current (self, found->pdata[index + 1]);
  else if (step < 0 && index > 0)
    take_current (self, found->pdata[index - 1]);
}

/**
 * apostil_session_outward:
 * @self: a session
 *
 * Goes to the next mark outward at the caret.
 */
void
apostil_session_outward (ApostilSession *self)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));

  step_depth (self, 1);
}

/**
 * apostil_session_inward:
 * @self: a session
 *
 * Goes to the next mark inward at the caret.
 */
void
apostil_session_inward (ApostilSession *self)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));

  step_depth (self, -1);
}

/**
 * apostil_session_next:
 * @self: a session
 * @backwards: whether to go to the previous mark instead
 *
 * Goes to the next mark in the order of the text.
 *
 * Returns: %FALSE when there is none, and then nothing changes
 */
gboolean
apostil_session_next (ApostilSession *self, gboolean backwards)
{
  ApostilAnnotationList *list;
  guint n;
  guint position;
  gboolean inclusive = TRUE;

  g_return_val_if_fail (APOSTIL_IS_SESSION (self), FALSE);

  if (self->document == NULL)
    return FALSE;
  list = apostil_document_get_annotations (self->document);
  n = apostil_annotation_list_get_length (list);
  if (self->current != NULL && apostil_annotation_list_find (list, self->current, &position))
    inclusive = FALSE;
  else
    position = apostil_annotation_list_lower_bound (list, self->caret);

  for (;;)
    {
      ApostilAnnotation *annotation;

      if (backwards)
        {
          if (position == 0)
            return FALSE;
          position--;
        }
      else
        {
          if (!inclusive)
            position++;
          if (position >= n)
            return FALSE;
          inclusive = FALSE;
        }
      annotation = apostil_annotation_list_get (list, position);
      if (apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED)
        {
          ApostilSpan span = apostil_annotation_get_first_span (annotation);

          /* Also when the mark holds the caret already: the next Tab goes on from here. */
          move (self, span.start, span.start);
          apostil_session_set_current (self, annotation, TRUE);
          return TRUE;
        }
    }
}

/**
 * apostil_session_get_recent:
 * @self: a session
 * @role: (nullable): a part of a kind ("source"); %NULL: any kind will do
 *
 * Returns: (transfer none) (nullable): the current mark if its kind has the
 *   part, else the one that was current last and has
 */
ApostilAnnotation *
apostil_session_get_recent (ApostilSession *self, const gchar *role)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  if (self->current != NULL &&
      (role == NULL ||
       apostil_describe_kind_has_part (apostil_annotation_get_kind (self->current), role)))
    return self->current;
  for (guint i = 0; i < N_RECENT; i++)
    {
      ApostilAnnotation *annotation = look_up (self, self->recent[i]);

      if (annotation != NULL &&
          (role == NULL ||
           apostil_describe_kind_has_part (apostil_annotation_get_kind (annotation), role)))
        return annotation;
    }
  return NULL;
}

/**
 * apostil_session_reveal:
 * @self: a session
 * @span: some words
 *
 * Asks the views to bring @span into sight.
 */
void
apostil_session_reveal (ApostilSession *self, ApostilSpan span)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));

  g_signal_emit (self, signals[SIGNAL_REVEAL], 0, span.start, span.end);
}

/**
 * apostil_session_set_suggestions:
 * @self: a session with a document
 * @suggestions: (nullable): what is proposed for that document
 *
 * Shows @suggestions; another document has none until it is given some.
 */
void
apostil_session_set_suggestions (ApostilSession *self, ApostilSuggestionLayer *suggestions)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));

  if (self->suggestions == suggestions)
    return;
  if (apostil_suggestion_is_proposed (self->current))
    take_current (self, NULL);
  if (self->suggestions != NULL)
    g_signal_handlers_disconnect_by_data (self->suggestions, self);
  g_set_object (&self->suggestions, suggestions);
  if (suggestions != NULL)
    g_signal_connect_swapped (suggestions, "changed", G_CALLBACK (on_suggestions_changed), self);
  g_signal_emit (self, signals[SIGNAL_SUGGESTIONS_CHANGED], 0);
}

/**
 * apostil_session_get_suggestions:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is proposed for its document
 */
ApostilSuggestionLayer *
apostil_session_get_suggestions (ApostilSession *self)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  return self->suggestions;
}

/**
 * apostil_session_set_matches:
 * @self: a session
 * @matches: (nullable) (element-type ApostilSpan): what find found, in text order
 * @chosen: which one is the chosen one; -1: none
 *
 * Shows what find found.
 */
void
apostil_session_set_matches (ApostilSession *self, GArray *matches, gint chosen)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));

  if (matches == NULL && self->matches == NULL)
    return;
  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->chosen = matches != NULL && chosen < (gint) matches->len ? chosen : -1;
  g_signal_emit (self, signals[SIGNAL_MATCHES_CHANGED], 0);
}

/**
 * apostil_session_get_matches:
 * @self: a session
 * @chosen: (out) (optional): which one is the chosen one; -1: none
 *
 * Returns: (transfer none) (nullable) (element-type ApostilSpan): what find found
 */
GArray *
apostil_session_get_matches (ApostilSession *self, gint *chosen)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  if (chosen != NULL)
    *chosen = self->chosen;
  return self->matches;
}

/**
 * apostil_session_get_authority:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): who is known outside the document
 */
ApostilAuthority *
apostil_session_get_authority (ApostilSession *self)
{
  g_return_val_if_fail (APOSTIL_IS_SESSION (self), NULL);

  return self->authority;
}

/**
 * apostil_session_set_authority:
 * @self: a session
 * @authority: (nullable): who is known outside the document
 *
 * Set once, while the window is made.
 */
void
apostil_session_set_authority (ApostilSession *self, ApostilAuthority *authority)
{
  g_return_if_fail (APOSTIL_IS_SESSION (self));

  g_set_object (&self->authority, authority);
}
